using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>
/// Arguments of set-ups that only one value matches: <c>Arg.Is("x")</c> of NSubstitute, <c>It.Is&lt;string&gt;(key =&gt; key == "x")</c> of Moq, <c>A&lt;string&gt;.That.IsEqualTo("x")</c>
/// of FakeItEasy. By their names, since packages may be missing.
/// </summary>
internal static class ArgumentMatchers
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "Is", "IsIn", "IsEqualTo", "Matches" };

    /// <summary>The value that an argument has to be; null where it is no such call, or others match, too.</summary>
    public static ExpressionSyntax? ValueOf(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Expression: var library, Name.Identifier.ValueText: var method }, ArgumentList.Arguments: { Count: 1 } arguments } && Methods.Contains(method) && IsMatcher(library)
            ? arguments[0].Expression switch
            {
                SimpleLambdaExpressionSyntax { ExpressionBody: { } condition } lambda => ComparedWith(lambda.Parameter.Identifier.ValueText, condition),
                ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } condition, ParameterList.Parameters: { Count: 1 } parameters } => ComparedWith(parameters[0].Identifier.ValueText, condition),
                var value => value,
            }
            : null;

    /// <summary>Whether a key stands in the condition of one, which may let others through, too.</summary>
    public static bool AreAround(ExpressionSyntax key) => key.Ancestors().TakeWhile(static node => node is not StatementSyntax).OfType<InvocationExpressionSyntax>()
        .Any(static call => call.Expression is MemberAccessExpressionSyntax { Expression: var library, Name.Identifier.ValueText: var method } && Methods.Contains(method) && IsMatcher(library));

    // `Arg`, `Arg.Compat`, `NSubstitute.Arg`, `It`, `A<string>.That`
    private static bool IsMatcher(ExpressionSyntax library) => library switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "Arg" or "It" } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Arg" or "It" } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Compat", Expression: var arguments } => IsMatcher(arguments),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "That", Expression: GenericNameSyntax { Identifier.ValueText: "A" } } => true,
        _ => false,
    };

    // `key == "x"`, `"x" == key`, `key is "x"`, `key.Equals("x")`
    private static ExpressionSyntax? ComparedWith(string parameter, ExpressionSyntax condition)
    {
        bool IsParameter(ExpressionSyntax one) => one is IdentifierNameSyntax name && name.Identifier.ValueText == parameter;
        return condition switch
        {
            ParenthesizedExpressionSyntax { Expression: var inner } => ComparedWith(parameter, inner),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: var left, Right: var right } => IsParameter(left) ? right : IsParameter(right) ? left : null,
            IsPatternExpressionSyntax { Expression: var tested, Pattern: ConstantPatternSyntax { Expression: var value } } when IsParameter(tested) => value,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var tested, Name.Identifier.ValueText: "Equals" }, ArgumentList.Arguments: { Count: 1 } values } when IsParameter(tested) => values[0].Expression,
            _ => null,
        };
    }
}
