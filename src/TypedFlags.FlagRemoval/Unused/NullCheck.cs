using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Statements that only see to it that something was given.</summary>
internal static class NullCheck
{
    /// <summary>Whether a statement does nothing but throw where a parameter is null.</summary>
    public static bool Is(StatementSyntax statement, string parameter) => statement switch
    {
        // ArgumentNullException.ThrowIfNull(features);
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfNull" }, ArgumentList.Arguments: { } arguments } } =>
            arguments.Count > 0 && IsParameter(arguments[0].Expression, parameter),

        // _ = features ?? throw new ArgumentNullException(nameof(features));
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var value } } => IsCoalesced(value, parameter),

        // if (features is null) throw new ArgumentNullException(nameof(features));
        IfStatementSyntax { Else: null } check => IsNullTest(check.Condition, parameter) && IsThrow(check.Statement),
        ThrowStatementSyntax { Parent: IfStatementSyntax check } => Is(check, parameter),
        ThrowStatementSyntax { Parent: BlockSyntax { Parent: IfStatementSyntax check } } => Is(check, parameter),
        _ => false,
    };

    /// <summary>Whether an expression is a parameter, or throws where that is null.</summary>
    public static bool IsCoalesced(ExpressionSyntax value, string parameter) =>
        value is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } coalesced && IsParameter(coalesced.Left, parameter);

    private static bool IsNullTest(ExpressionSyntax condition, string parameter) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equals => IsParameter(equals.Left, parameter) && equals.Right.IsKind(SyntaxKind.NullLiteralExpression),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } pattern => IsParameter(pattern.Expression, parameter),
        _ => false,
    };

    private static bool IsThrow(StatementSyntax statement) => statement is ThrowStatementSyntax || (statement is BlockSyntax { Statements: { Count: 1 } statements } && statements[0] is ThrowStatementSyntax);

    private static bool IsParameter(ExpressionSyntax expression, string parameter) => expression is IdentifierNameSyntax name && name.Identifier.ValueText == parameter;
}
