using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary><c>orders.Where(order => true)</c> within a chain of LINQ: the filter goes. Not where its result is kept, which would be the list itself then.</summary>
internal sealed class TrueFilters : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (Known.BooleanOf(known) == true
                && known.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax filter } } } lambda
                && lambda.Body == known
                && filter.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } access
                && IsLinq(filter, view.Model)
                && filter.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } chained
                && chained.Expression == filter
                && IsLinq(next, view.Model)
                && view.Model.GetTypeInfo(access.Expression).Type is { } type
                && !HasMember(type, chained.Name.Identifier.ValueText))
            {
                edits.Replace(filter, access.Expression.WithTrailingTrivia(Behind(access.Expression, filter)));
            }
        }
    }

    // The white space before `.Where` goes with it, and so does a comment behind it; that before the next call stays.
    private static SyntaxTriviaList Behind(ExpressionSyntax list, InvocationExpressionSyntax filter)
    {
        SyntaxTriviaList behind = filter.GetTrailingTrivia();
        return !behind.Any(SyntaxKind.EndOfLineTrivia) ? behind
            : list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? list.GetTrailingTrivia()
            : SyntaxFactory.TriviaList(behind.First(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
    }

    private static bool IsLinq(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { Name: "Enumerable" or "Queryable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } };

    // Of a list `Reverse()` is the list's own, and something else.
    private static bool HasMember(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (!one.GetMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(one => type.TypeKind == TypeKind.Interface && !one.GetMembers(name).IsEmpty);
    }
}
