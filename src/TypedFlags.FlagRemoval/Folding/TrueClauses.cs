using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary><c>where true</c> in a query over LINQ: the clause goes. The query still gives a sequence of its own.</summary>
internal sealed class TrueClauses : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (Known.BooleanOf(known) == true
                && Parentheses.WithAround(known).Parent is WhereClauseSyntax { Parent: QueryBodySyntax, ContainsDirectives: false } clause
                && !clause.DescendantTrivia().Any(Lines.IsComment)
                && view.Model.GetQueryClauseInfo(clause, view.CancellationToken).OperationInfo.Symbol is IMethodSymbol { ContainingType: { Name: "Enumerable" or "Queryable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } })
            {
                edits.Delete(clause);
            }
        }
    }
}
