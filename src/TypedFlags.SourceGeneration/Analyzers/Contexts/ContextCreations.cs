using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>Finds, by words and syntax alone, where a <c>FlagContext</c> may be made with attributes.</summary>
internal static class ContextCreations
{
    // `IsEnabled(new("ada") { ["plan"] = "pro" })` does not name the type.
    private static readonly WordSet Hints = new(
    [
        "FlagContext", "IsEnabled", "GetValue", "GetVariant", "Evaluate", "Explain", "EvaluateAll",
        "GetBoolean", "GetString", "GetInteger", "GetNumber", "GetObject",
        "GetBooleanDetails", "GetStringDetails", "GetIntegerDetails", "GetNumberDetails", "GetObjectDetails",
    ]);

    private static readonly WordSet New = new(["new"]);

    /// <summary>Expressions with an initializer that could set attributes.</summary>
    public static IEnumerable<BaseObjectCreationExpressionSyntax> In(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Hints.FindIn(tree, cancellationToken).Any())
        {
            yield break;
        }

        foreach (SyntaxToken token in New.FindIn(tree, cancellationToken))
        {
            if (token.Parent is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation
                && MayBeContext(creation, tree, cancellationToken)
                && initializer.Expressions.Any(SetsAttributes))
            {
                yield return creation;
            }
        }
    }

    private static bool MayBeContext(BaseObjectCreationExpressionSyntax creation, SyntaxTree tree, CancellationToken cancellationToken) =>
        TypeOf(creation) is not { } type
        || LastName(type) is not { } name
        || name == "FlagContext"
        || (tree.GetRoot(cancellationToken) is CompilationUnitSyntax root
            && root.Usings.Any(@using => @using.Alias?.Name.Identifier.ValueText == name));

    // The type that is written there, or that `new(…)` takes from the declaration it stands in; null where only the compiler can tell.
    private static TypeSyntax? TypeOf(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type,
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } } => type,
        { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } } => type,
        { Parent: ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } } => type,
        { Parent: ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: var type } method } } when !IsAsync(method) => type,
        _ => null,
    };

    private static bool IsAsync(MethodDeclarationSyntax method) => method.Modifiers.Any(SyntaxKind.AsyncKeyword);

    private static string? LastName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        NullableTypeSyntax nullable => LastName(nullable.ElementType),
        PredefinedTypeSyntax or ArrayTypeSyntax or TupleTypeSyntax => "",
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool SetsAttributes(ExpressionSyntax expression) =>
        expression is AssignmentExpressionSyntax
        {
            RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
            Left: ImplicitElementAccessSyntax or IdentifierNameSyntax { Identifier.ValueText: "Attributes" },
        };
}
