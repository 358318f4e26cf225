using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary><c>catch … when (…)</c> whose condition is known: the clause catches always, or never and goes.</summary>
internal sealed class CatchFilters : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            ExpressionSyntax condition = known;
            while (condition.Parent is ParenthesizedExpressionSyntax parenthesized)
            {
                condition = parenthesized;
            }

            if (condition.Parent is CatchFilterClauseSyntax { Parent: CatchClauseSyntax clause } filter && Known.BooleanOf(known) is { } value && !clause.ContainsDirectives)
            {
                if (value && CaughtBy(clause, view.Model) is { } never)
                {
                    // The filter itself in the next round: the compiler takes no clause behind one that catches all of it.
                    CatchClauses.Drop(never, edits);
                }
                else if (value)
                {
                    // The white space before `when` goes, what stands behind the filter stays.
                    CatchClauseSyntax always = clause.WithFilter(null);
                    SyntaxToken last = filter.GetFirstToken().GetPreviousToken();
                    edits.Replace(clause, always.ReplaceToken(FindToken(always, clause, last), last.WithTrailingTrivia(Endings.Join(last.TrailingTrivia, Endings.WithoutComments(filter.GetTrailingTrivia())))));
                }
                else
                {
                    CatchClauses.Drop(clause, edits);
                }
            }
        }
    }

    // A clause behind one, which gets nothing where that catches always.
    private static CatchClauseSyntax? CaughtBy(CatchClauseSyntax clause, SemanticModel model) => ((TryStatementSyntax)clause.Parent!).Catches
        .SkipWhile(other => other != clause).Skip(1)
        .FirstOrDefault(other => !other.ContainsDirectives && Catches(clause, other, model));

    // `catch` alone is one of all exceptions.
    private static bool Catches(CatchClauseSyntax clause, CatchClauseSyntax other, SemanticModel model) => clause.Declaration is null
        || (TypeOf(clause, model) is { TypeKind: not TypeKind.Error } caught && TypeOf(other, model) is { TypeKind: not TypeKind.Error } type
            && ((CSharpCompilation)model.Compilation).ClassifyConversion(type, caught) is { IsImplicit: true } conversion && (conversion.IsIdentity || conversion.IsReference));

    private static ITypeSymbol? TypeOf(CatchClauseSyntax clause, SemanticModel model) =>
        clause.Declaration is { } declaration ? model.GetTypeInfo(declaration.Type).Type : model.Compilation.GetTypeByMetadataName("System.Exception");

    // A token of the clause in the clause without its filter: they differ behind it only.
    private static SyntaxToken FindToken(CatchClauseSyntax without, CatchClauseSyntax clause, SyntaxToken token) =>
        without.DescendantTokens().ElementAt(clause.DescendantTokens().TakeWhile(one => one != token).Count());
}
