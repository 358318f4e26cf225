using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary><c>_isNew ??= true</c>, of a private field or local that nobody uses otherwise: it is <c>true</c>, and the field is there for nothing.</summary>
internal sealed class KnownCaches : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (Parentheses(known).Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } cache
                && view.Model.GetSymbolInfo(cache.Left, view.CancellationToken).Symbol is ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }
                && view.Model.GetSymbolInfo(cache.Left, view.CancellationToken).Symbol is { } holder && !Attributes.AreOnHolder(holder) && !TokenTexts.IsLeftOut(holder.Name, view.Removal.Compilation)
                && IsEmptyAtFirst(holder) && IsOnlyThis(holder, known, view))
            {
                if (cache.Parent is ExpressionStatementSyntax statement)
                {
                    if (Statements.IsInList(statement))
                    {
                        Deletion.Delete(statement, edits);
                    }
                }
                else
                {
                    edits.Replace(cache, known.WithTriviaFrom(cache));
                }
            }
        }
    }

    private static bool IsEmptyAtFirst(ISymbol holder) =>
        holder.DeclaringSyntaxReferences.Length == 1
        && holder.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax declarator
        && (declarator.Initializer is null || declarator.Initializer.Value.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression);

    private static bool IsOnlyThis(ISymbol holder, ExpressionSyntax known, FileView view)
    {
        IReadOnlyList<Reference> places = holder is ILocalSymbol ? Reference.AllIn(view.Root, holder, view.Removal.Now) : Reference.AllOf(holder, view.Removal.Now);
        return places.All(place => place.IsSure
            && place.Whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } cache && cache.Left == place.Whole
            && ValueLiteral.IsSame(known, cache.Right, view.Removal.Now.ModelOf(cache.SyntaxTree)));
    }

    private static ExpressionSyntax Parentheses(ExpressionSyntax expression) => Folding.Parentheses.WithAround(expression);
}
