using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Methods, local functions and lambdas that are <c>async</c>, and what in them belongs to them alone.</summary>
internal static class AsyncFunctions
{
    public static IEnumerable<SyntaxNode> In(SyntaxNode root) => root.DescendantNodesAndSelf().Where(static node => ModifiersOf(node).Any(SyntaxKind.AsyncKeyword));

    public static bool Awaits(SyntaxNode function) => Own(function).Any(static node => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        UsingStatementSyntax statement => statement.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        LocalDeclarationStatementSyntax declaration => declaration.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        _ => false,
    });

    /// <summary>Whether a function that does not await any more did before: it, or with several that can't be told apart all of them.</summary>
    public static bool Awaited(SyntaxNode function, SyntaxNode rootBefore)
    {
        IReadOnlyList<SyntaxNode> members = MemberPath.FindIn(rootBefore, MemberPath.Of(function));
        IEnumerable<SyntaxNode> before = function is MethodDeclarationSyntax ? members.Where(static member => ModifiersOf(member).Any(SyntaxKind.AsyncKeyword)) : members.SelectMany(In).Where(static node => node is not MethodDeclarationSyntax);
        List<SyntaxNode> same = [.. before];
        return same.Count > 0 && same.TrueForAll(Awaits);
    }

    public static SyntaxTokenList ModifiersOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers,
        LocalFunctionStatementSyntax local => local.Modifiers,
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
        _ => default,
    };

    public static BlockSyntax? BlockOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax local => local.Body,
        AnonymousFunctionExpressionSyntax lambda => lambda.Block,
        _ => null,
    };

    public static ExpressionSyntax? ExpressionOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax lambda => lambda.ExpressionBody,
        _ => null,
    };

    /// <summary>The function without <c>async</c>; comments behind the word stay.</summary>
    public static SyntaxNode WithoutAsync(SyntaxNode function)
    {
        int index = ModifiersOf(function).IndexOf(SyntaxKind.AsyncKeyword);
        SyntaxToken modifier = ModifiersOf(function)[index];
        SyntaxToken next = modifier.GetNextToken();
        SyntaxTriviaList between = modifier.TrailingTrivia.AddRange(next.LeadingTrivia);
        SyntaxTriviaList leading = between.Any(Lines.IsComment)
            ? modifier.LeadingTrivia.AddRange(between.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            : modifier.LeadingTrivia;
        SyntaxNode moved = function.ReplaceToken(next, next.WithLeadingTrivia(leading));
        SyntaxTokenList modifiers = ModifiersOf(moved).RemoveAt(index);
        return moved switch
        {
            MethodDeclarationSyntax method => method.WithModifiers(modifiers),
            LocalFunctionStatementSyntax local => local.WithModifiers(modifiers),
            AnonymousFunctionExpressionSyntax lambda => lambda.WithModifiers(modifiers),
            _ => moved,
        };
    }

    private static IEnumerable<SyntaxNode> Own(SyntaxNode function) =>
        function.DescendantNodes(node => node == function || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax));
}
