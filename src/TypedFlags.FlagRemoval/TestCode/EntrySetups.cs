using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>
/// Entries by the flag's key: of a dictionary or of a fake that is written as one, <c>["new_checkout"] = true</c>; of settings in memory,
/// <c>["FeatureManagement:new_checkout"] = "true"</c>.
/// </summary>
internal static class EntrySetups
{
    /// <summary>The entry whose key a text is; null where it is none.</summary>
    public static TestSetup? Of(ExpressionSyntax key, SemanticModel model) => key.Parent switch
    {
        // ["new_checkout"] = true, in an initializer or as a statement
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Arguments.Count: 1, Parent: { Parent: AssignmentExpressionSyntax assignment } access } }
            when access is ImplicitElementAccessSyntax or ElementAccessExpressionSyntax && assignment.Left == access => OfAssignment(assignment, model),

        // { "new_checkout", true }
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair, Parent: InitializerExpressionSyntax } entry
            when pair[0] == key => new TestSetup(entry, TestSetupKind.Entry, SetupValue.Of(pair[1], model)),

        // new("new_checkout", true), KeyValuePair.Create("new_checkout", true)
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: { Count: 2 } arguments, Parent: ExpressionSyntax { Parent: InitializerExpressionSyntax or ExpressionElementSyntax } pair } }
            when arguments[0].Expression == key && IsPair(pair) => new TestSetup(pair.Parent is ExpressionElementSyntax element ? element : pair, TestSetupKind.Entry, SetupValue.Of(arguments[1].Expression, model)),
        _ => null,
    };

    /// <summary>True for a text that ends in the flag's key, behind the sections of a configuration.</summary>
    public static bool IsSetting(SyntaxToken token, PinnedFlag flag) =>
        token.IsKind(SyntaxKind.StringLiteralToken)
        && token.ValueText.Length > flag.Key.Length
        && token.ValueText.EndsWith(flag.Key, StringComparison.Ordinal)
        && token.ValueText[token.ValueText.Length - flag.Key.Length - 1] == ':';

    /// <summary>What an assignment sets, in an initializer or as a statement.</summary>
    public static TestSetup? OfAssignment(AssignmentExpressionSyntax assignment, SemanticModel model) => assignment.Parent switch
    {
        InitializerExpressionSyntax => new TestSetup(assignment, TestSetupKind.Entry, SetupValue.Of(assignment.Right, model)),
        ExpressionStatementSyntax statement => new TestSetup(statement, TestSetupKind.Statement, SetupValue.Of(assignment.Right, model)),
        _ => null,
    };

    private static bool IsPair(ExpressionSyntax expression) => expression switch
    {
        ImplicitObjectCreationExpressionSyntax => true,
        ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "KeyValuePair" } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "KeyValuePair" }, Name.Identifier.ValueText: "Create" } } => true,
        _ => false,
    };
}
