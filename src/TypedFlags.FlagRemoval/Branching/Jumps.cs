using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Jumps within a switch or a loop.</summary>
internal static class Jumps
{
    /// <summary>The <c>break</c>s in a node that leave the switch, or loop, that it is directly in.</summary>
    public static IEnumerable<BreakStatementSyntax> Breaks(SyntaxNode node) => node
        .DescendantNodesAndSelf(static one => one is not (SwitchStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
            or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<BreakStatementSyntax>();

    /// <summary>The <c>continue</c>s in a node that go on with the loop that it is directly in.</summary>
    public static IEnumerable<ContinueStatementSyntax> Continues(SyntaxNode node) => node
        .DescendantNodesAndSelf(static one => one is not (ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
            or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<ContinueStatementSyntax>();

    /// <summary>The <c>goto case</c> and <c>goto default</c> of a switch in a node.</summary>
    public static IEnumerable<GotoStatementSyntax> ToLabels(SyntaxNode node, SwitchStatementSyntax statement) => node
        .DescendantNodesAndSelf(one => one is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) && (one is not SwitchStatementSyntax || one == statement))
        .OfType<GotoStatementSyntax>()
        .Where(static jump => jump.Kind() is SyntaxKind.GotoCaseStatement or SyntaxKind.GotoDefaultStatement);
}
