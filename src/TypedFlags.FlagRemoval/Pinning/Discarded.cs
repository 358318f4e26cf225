using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Answers that nobody takes.</summary>
internal static class Discarded
{
    /// <summary>The statement that asks and lets the answer go: <c>Flags.NewCheckout.IsEnabled();</c>, <c>_ = …;</c>; null where the answer is taken.</summary>
    public static ExpressionStatementSyntax? By(ExpressionSyntax question) => question.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax statement } => statement,
        _ => null,
    };
}
