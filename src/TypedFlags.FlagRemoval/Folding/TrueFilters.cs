using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// <c>orders.Where(order => true)</c> within a chain of LINQ, in a <c>foreach</c>, or given to a method of .NET: the filter goes. Not where its result is kept, which would be the list itself then, and
/// somebody may see that it is.
/// </summary>
internal sealed class TrueFilters : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (Known.BooleanOf(known) == true
                && CallWith(known) is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } access } filter
                && IsLinq(filter, view.Model)
                && view.Model.GetTypeInfo(access.Expression).Type is { } type
                && (IsInChain(filter, type, view.Model) || IsGoneThrough(filter, type, view.Model) || IsOnlyRead(filter, access.Expression, type, view.Model, edits)))
            {
                edits.Replace(filter, access.Expression.WithTrailingTrivia(Behind(access.Expression, filter)));
            }
        }
    }

    /// <summary>The call whose only argument is a lambda that gives nothing but an answer; null where the answer is none of a lambda.</summary>
    internal static InvocationExpressionSyntax? CallWith(ExpressionSyntax answer) =>
        answer.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } } } lambda && lambda.Body == answer ? call : null;

    private static bool IsInChain(InvocationExpressionSyntax filter, ITypeSymbol type, SemanticModel model) =>
        filter.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } chained && chained.Expression == filter && IsLinq(next, model) && !HasMember(type, chained.Name.Identifier.ValueText);

    private static bool IsGoneThrough(InvocationExpressionSyntax filter, ITypeSymbol type, SemanticModel model) =>
        filter.Parent is ForEachStatementSyntax loop && loop.Expression == filter && loop.AwaitKeyword.IsKind(SyntaxKind.None)
        && IsPlain(type)
        && SymbolEqualityComparer.Default.Equals(Sequences.ElementOf(type) ?? type, ElementOf(filter, model));

    // A type of somebody's own may go through itself in another way than it is gone through as a sequence, and one that several threads change is copied in another way.
    private static bool IsPlain(ITypeSymbol type) => Sequences.IsList(type) || (type.TypeKind == TypeKind.Interface && IsOfFramework(type));

    private static ITypeSymbol? ElementOf(InvocationExpressionSyntax filter, SemanticModel model) => Sequences.ElementOf(model.GetTypeInfo(filter).Type);

    // What .NET is given to read, it does not take for more than that.
    private static bool IsOnlyRead(InvocationExpressionSyntax filter, ExpressionSyntax list, ITypeSymbol of, SemanticModel model, TreeEdits edits) =>
        IsPlain(of) && filter.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } arguments }
        && model.GetSymbolInfo(arguments.Parent!).Symbol is IMethodSymbol { ContainingType: { } reader } && IsOfFramework(reader)
        && model.GetTypeInfo(filter).Type is { } type && model.GetTypeInfo(filter).ConvertedType is { Name: "IEnumerable" }
        && SameMeaning.OutermostAround(filter) is { } around && !edits.AreIn(around)
        && SameMeaning.Has(filter, list, type, model);

    private static bool IsOfFramework(ITypeSymbol type)
    {
        INamespaceSymbol space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space is { Name: "System" } && type.DeclaringSyntaxReferences.IsEmpty;
    }

    /// <summary>What stands behind a list when the call on it goes: the white space before the dot goes with it, and so does a comment behind it; that before the next call stays.</summary>
    internal static SyntaxTriviaList Behind(ExpressionSyntax list, InvocationExpressionSyntax filter)
    {
        SyntaxTriviaList behind = filter.GetTrailingTrivia();
        return !behind.Any(SyntaxKind.EndOfLineTrivia) ? behind
            : list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? list.GetTrailingTrivia()
            : SyntaxFactory.TriviaList(behind.First(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
    }

    /// <summary>Whether a call is one of LINQ's own methods.</summary>
    internal static bool IsLinq(InvocationExpressionSyntax call, SemanticModel model) =>
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
