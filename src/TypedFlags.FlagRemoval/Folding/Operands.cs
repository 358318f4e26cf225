using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>The expressions that are evaluated with another one, in the order in which they are.</summary>
internal static class Operands
{
    /// <summary>Those of an expression: of a lambda, of a name and of a <c>nameof</c> there are none.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => [parenthesized.Expression],
        MemberAccessExpressionSyntax access => [access.Expression],
        ConditionalAccessExpressionSyntax access => [access.Expression, access.WhenNotNull],
        CastExpressionSyntax cast => [cast.Expression],
        CheckedExpressionSyntax inner => [inner.Expression],
        PrefixUnaryExpressionSyntax unary => [unary.Operand],
        PostfixUnaryExpressionSyntax unary => [unary.Operand],
        BinaryExpressionSyntax test when test.IsKind(SyntaxKind.AsExpression) || test.IsKind(SyntaxKind.IsExpression) => [test.Left],
        BinaryExpressionSyntax binary => [binary.Left, binary.Right],
        RangeExpressionSyntax range => Present(range.LeftOperand, range.RightOperand),
        ConditionalExpressionSyntax conditional => [conditional.Condition, conditional.WhenTrue, conditional.WhenFalse],
        IsPatternExpressionSyntax pattern => [pattern.Expression],
        SwitchExpressionSyntax selection => [selection.GoverningExpression, .. selection.Arms.SelectMany(static arm => Present(arm.WhenClause?.Condition, arm.Expression))],
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().Select(static hole => hole.Expression),
        TupleExpressionSyntax tuple => tuple.Arguments.Select(static argument => argument.Expression),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => [],
        InvocationExpressionSyntax call => [call.Expression, .. call.ArgumentList.Arguments.Select(static argument => argument.Expression)],
        ElementAccessExpressionSyntax access => [access.Expression, .. access.ArgumentList.Arguments.Select(static argument => argument.Expression)],
        BaseObjectCreationExpressionSyntax creation => [.. creation.ArgumentList?.Arguments.Select(static argument => argument.Expression) ?? [], .. Elements(creation.Initializer)],
        AnonymousObjectCreationExpressionSyntax creation => creation.Initializers.Select(static member => member.Expression),
        ArrayCreationExpressionSyntax creation => [.. creation.Type.RankSpecifiers.SelectMany(static rank => rank.Sizes), .. Elements(creation.Initializer)],
        InitializerExpressionSyntax list => Elements(list),
        ImplicitArrayCreationExpressionSyntax creation => Elements(creation.Initializer),
        CollectionExpressionSyntax list => list.Elements.Select(static element => element switch
        {
            ExpressionElementSyntax one => one.Expression,
            SpreadElementSyntax spread => spread.Expression,
            _ => null,
        }).OfType<ExpressionSyntax>(),
        WithExpressionSyntax copy => [copy.Expression, .. Elements(copy.Initializer)],
        QueryExpressionSyntax query => [query.FromClause.Expression, .. query.Body.Clauses.OfType<JoinClauseSyntax>().Select(static join => join.InExpression)],
        _ => [],
    };

    /// <summary>Whether only some of an expression's operands are evaluated: which, the first one decides.</summary>
    public static bool AreChosen(ExpressionSyntax expression) => expression is ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax
        or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression };

    // { Name = name, ["plan"] = plan, { key, value }, item }
    private static IEnumerable<ExpressionSyntax> Elements(InitializerExpressionSyntax? initializer) => initializer?.Expressions.SelectMany(static element => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: var keys }, Right: var value } => [.. keys.Select(static key => key.Expression), .. Given(value)],
        AssignmentExpressionSyntax { Right: var value } => Given(value),
        _ => Given(element),
    }) ?? [];

    private static IEnumerable<ExpressionSyntax> Given(ExpressionSyntax value) => value is InitializerExpressionSyntax inner ? Elements(inner) : [value];

    private static IEnumerable<ExpressionSyntax> Present(params IEnumerable<ExpressionSyntax?> expressions) => expressions.OfType<ExpressionSyntax>();
}
