using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary><c>_isNew = new Lazy&lt;bool&gt;(() =&gt; true)</c>, of a private field or local that is never another one: where its value is read, it is <c>true</c>.</summary>
internal sealed class KnownLazies : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (CreationAround(known) is { } creation
                && view.Model.GetTypeInfo(creation, view.CancellationToken).Type is INamedTypeSymbol { Name: "Lazy", TypeArguments: { Length: 1 } types, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
                && ValueLiteral.Of(known, types[0], view.Model) is { } value
                && HolderOf(creation, view) is { } holder && !Attributes.AreOnHolder(holder)
                && ReadsOf(holder, creation, view) is { } reads)
            {
                foreach (ExpressionSyntax read in reads)
                {
                    ReadReplacement.Replace(read, value, view.Model, edits);
                }
            }
        }
    }

    // new Lazy<bool>(() => true, isThreadSafe: true)
    private static BaseObjectCreationExpressionSyntax? CreationAround(ExpressionSyntax known) =>
        Folding.Parentheses.WithAround(known).Parent is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0, AsyncKeyword.RawKind: (int)SyntaxKind.None, Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } }
            ? creation
            : null;

    private static ISymbol? HolderOf(BaseObjectCreationExpressionSyntax creation, FileView view) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => view.Model.GetDeclaredSymbol(declarator, view.CancellationToken),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == creation => view.Model.GetSymbolInfo(assignment.Left, view.CancellationToken).Symbol,
        _ => null,
    } switch
    {
        ILocalSymbol local => local,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } field => field,
        _ => null,
    };

    // Where its value is read; null where it is used otherwise, or may be another one.
    private static List<ExpressionSyntax>? ReadsOf(ISymbol holder, BaseObjectCreationExpressionSyntax creation, FileView view)
    {
        if (holder.DeclaringSyntaxReferences.Length != 1 || holder.DeclaringSyntaxReferences[0].GetSyntax(view.CancellationToken) is not VariableDeclaratorSyntax declarator
            || (creation.Parent is AssignmentExpressionSyntax && declarator.Initializer is not null))
        {
            return null;
        }

        List<ExpressionSyntax> reads = [];
        foreach (Reference place in holder is ILocalSymbol ? Reference.AllIn(view.Root, holder, view.Removal.Now) : Reference.AllOf(holder, view.Removal.Now))
        {
            if (place.IsSure && place.Usage == UsageKind.Assignment && place.Whole.Parent == creation.Parent)
            {
                continue;
            }

            if (!place.IsSure || place.Name.SyntaxTree != view.File.Tree || place.Usage != UsageKind.Read
                || place.Whole.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } read || read.Expression != place.Whole)
            {
                return null;
            }

            reads.Add(read);
        }

        return reads;
    }
}
