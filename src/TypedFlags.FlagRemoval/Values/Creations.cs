using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>What may call a constructor of a type, by what is written alone: to ask what it means takes the understanding of all around it.</summary>
internal sealed class Creations
{
    private readonly SyntaxNode _root;
    private readonly INamedTypeSymbol _type;
    private readonly HashSet<string> _aliases;

    public Creations(SyntaxNode root, INamedTypeSymbol type, IEnumerable<string> globalAliases)
    {
        _root = root;
        _type = type;
        _aliases = new HashSet<string>(
            root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Select(static directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>()
                .Concat(globalAliases),
            StringComparer.Ordinal);
    }

    /// <summary>What a type is called elsewhere than where that is said: <c>global using Desk = Shop.Checkout;</c>.</summary>
    public static IReadOnlyList<string> GlobalAliasesOf(INamedTypeSymbol type, Compilation compilation) =>
        [.. compilation.SyntaxTrees.SelectMany(static tree => TokenTexts.Of(tree).GlobalAliases).Where(alias => LastNameOf(alias.NamespaceOrType) is var name && (name is null || name == type.Name)).Select(static alias => alias.Alias!.Name.Identifier.ValueText)];

    /// <summary>Creations, calls of <c>base</c> and <c>this</c>, and attributes.</summary>
    public IEnumerable<SyntaxNode> Possible => _root.DescendantNodes().Where(MayCall);

    /// <summary>Whether a constructor of the type that takes nothing is called where no call is written: by one of a class that derives from it, <c>class Export : Job { }</c>.</summary>
    public bool AreUnwritten(SemanticModel model) => _root.DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<ClassDeclarationSyntax>()
        .Where(type => type.BaseList is { Types: { Count: > 0 } bases } && IsNamed(bases[0].Type) && bases[0] is not PrimaryConstructorBaseTypeSyntax)
        .Select(type => model.GetDeclaredSymbol(type)).OfType<INamedTypeSymbol>()
        .Any(derived => SymbolEqualityComparer.Default.Equals(derived.BaseType?.OriginalDefinition, _type)
            && derived.InstanceConstructors.Any(static own => own.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not ConstructorDeclarationSyntax { Initializer: not null }));

    private bool MayCall(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax creation => IsNamed(creation.Type),
        ImplicitObjectCreationExpressionSyntax creation => WrittenTarget(creation) is not { } type || IsNamed(type),
        ConstructorInitializerSyntax { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword, Parent.Parent: TypeDeclarationSyntax type } => type.Identifier.ValueText == _type.Name,

        // Another part may say what the type derives from.
        ConstructorInitializerSyntax { Parent.Parent: TypeDeclarationSyntax type } => type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.BaseList is not { Types: { Count: > 0 } bases } || IsNamed(bases[0].Type),
        PrimaryConstructorBaseTypeSyntax based => IsNamed(based.Type),
        AttributeSyntax attribute => LastNameOf(attribute.Name) is not { } name || _type.Name.StartsWith(name, StringComparison.Ordinal) || _aliases.Contains(name),
        _ => false,
    };

    // The type that stands before what is given `new()`; null where none does. What an async function returns is a task.
    private static TypeSyntax? WrittenTarget(ImplicitObjectCreationExpressionSyntax creation)
    {
        TypeSyntax? type = creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
            _ => null,
        };
        return type is NullableTypeSyntax nullable ? nullable.ElementType : type;
    }

    private bool IsNamed(TypeSyntax type) => type is not PredefinedTypeSyntax && (LastNameOf(type) is not { } name || name == _type.Name || _aliases.Contains(name));

    // Null of what has no name of its own, `alias::Type`.
    private static string? LastNameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        _ => null,
    };
}
