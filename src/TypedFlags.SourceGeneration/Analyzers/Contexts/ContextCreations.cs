using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>Finds, by words and syntax alone, where a <c>FlagContext</c> may be made with attributes. Immutable, safe to share.</summary>
internal sealed class ContextCreations
{
    private readonly HashSet<string> _aliases;
    private readonly WordSet _words;

    private ContextCreations(HashSet<string> aliases)
    {
        _aliases = aliases;
        _words = new WordSet(["new", "FlagContext", .. aliases]);
    }

    /// <summary>Of a compilation, whose global aliases may be other names of the type.</summary>
    public static ContextCreations Of(Compilation compilation, CancellationToken cancellationToken)
    {
        HashSet<string> aliases = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (!OwnGeneratedCode.Is(tree))
            {
                // Each file is searched for them once, whoever asks.
                aliases.UnionWith(MarkedSource.Of(tree, cancellationToken).GlobalAliases
                    .Where(static alias => alias.Target == "FlagContext").Select(static alias => alias.Alias));
            }
        }

        return new ContextCreations(aliases);
    }

    /// <summary>Expressions with an initializer that could set attributes.</summary>
    public IEnumerable<BaseObjectCreationExpressionSyntax> In(SyntaxTree tree, CancellationToken cancellationToken)
    {
        SourceText text = tree.GetText(cancellationToken);
        if (_words.PlacesIn(text) is not { } places)
        {
            yield break;
        }

        // Without its name, only `new("ada") { ["plan"] = "pro" }` can make one.
        bool isNamed = places.Exists(static place => place.Word != "new");
        SyntaxNode root = tree.GetRoot(cancellationToken);
        foreach ((TextSpan span, string word) in places)
        {
            if (word == "new"
                && (isNamed || IsTargetTyped(text, span.End))
                && MayHaveInitializer(text, span.End)
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

    private static bool IsTargetTyped(SourceText text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position < text.Length && text[position] is '(' or '/';
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

    private bool MayBeContext(BaseObjectCreationExpressionSyntax creation, SyntaxTree tree, CancellationToken cancellationToken) =>
        TypeOf(creation) is not { } type
        || LastName(type) is not { } name
        || name == "FlagContext"
        || _aliases.Contains(name)
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
