using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
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

        SourceText text = tree.GetText(cancellationToken);
        SyntaxNode root = tree.GetRoot(cancellationToken);
        foreach (TextSpan span in New.SpansIn(text) ?? [])
        {
            if (MayHaveInitializer(text, span.End)
                && root.FindToken(span.Start) is var token
                && token.Span == span
                && token.Parent is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation
                && MayBeContext(creation, tree, cancellationToken)
                && initializer.Expressions.Any(SetsAttributes))
            {
                yield return creation;
            }
        }
    }

    // Most creations end without one. What may hide a semicolon, a text or a comment, is left to the syntax.
    private static bool MayHaveInitializer(SourceText text, int position)
    {
        for (; position < text.Length; position++)
        {
            switch (text[position])
            {
                case ';':
                    return false;
                case '{' or '"' or '\'' or '/':
                    return true;
            }
        }

        return false;
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
