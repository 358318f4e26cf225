using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Gates;

/// <summary>Functions of which all is a call that goes: <c>options => options.Filters.AddForFeature&lt;Audit&gt;("x")</c> is <c>options => { }</c>.</summary>
internal static class EmptyFunctions
{
    /// <summary>The function that a call is the body of, and what it is without; null where it is none's, or what it gives is asked for.</summary>
    public static (SyntaxNode Function, SyntaxNode Empty)? Of(ExpressionSyntax call, SemanticModel model) => call.Parent switch
    {
        // Where the package is missing, nobody knows: whoever adds to options is not asked what came of it.
        LambdaExpressionSyntax lambda when model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol { ReturnsVoid: false } && !lambda.ContainsDirectives => (lambda, lambda.WithBody(InLine().WithTriviaFrom(call))),
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: var type } method } when IsVoid(type) && !method.ContainsDirectives =>
            (method, Broken(method).WithExpressionBody(null).WithSemicolonToken(default).WithBody(InLines(method))),
        ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax { ReturnType: var type } local } when IsVoid(type) && !local.ContainsDirectives =>
            (local, Broken(local).WithExpressionBody(null).WithSemicolonToken(default).WithBody(InLines(local))),
        _ => null,
    };

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static BlockSyntax InLine() => SyntaxFactory.Block(
        SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space), statements: default, SyntaxFactory.Token(SyntaxKind.CloseBraceToken));

    // With the arrow's line ended behind the parameters.
    private static T Broken<T>(T function)
        where T : SyntaxNode
    {
        SyntaxToken last = function.DescendantNodes().OfType<ArrowExpressionClauseSyntax>().First().GetFirstToken().GetPreviousToken();
        return function.ReplaceToken(last, last.WithTrailingTrivia(Lines.EndOf(function.SyntaxTree)));
    }

    private static BlockSyntax InLines(SyntaxNode function)
    {
        string outer = Lines.IndentationOf(function);
        return Statements.InBraces([], outer, outer, Lines.EndOf(function.SyntaxTree)).WithTrailingTrivia(function.GetTrailingTrivia());
    }
}
