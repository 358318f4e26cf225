using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Unused;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>
/// Constructors that other projects call. A parameter of one goes from the library first, where all who call it can do without; then from the calls, project by project, for
/// which the library has both constructors for a while.
/// </summary>
internal static class SharedConstructors
{
    /// <summary>Whether a parameter may go with what other projects give for it, as the request says.</summary>
    public static bool MayDrop(IParameterSymbol parameter, Removal removal) =>
        removal.Request.MayDrop is { } mayDrop
        && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && !Reach.IsOpenToAll(constructor, removal)
        && constructor.ContainingType is { TypeKind: TypeKind.Class, IsRecord: false } type && type.InstanceConstructors.Length == 1
        && type.GetDocumentationCommentId() is { } id && mayDrop(new SharedParameter(id, parameter.Name));

    /// <summary>Whether a project that refers to the library can do without giving it.</summary>
    /// <param name="parameter">A parameter of the library.</param>
    /// <param name="consumer">A project that refers to it.</param>
    /// <param name="request">What is removed from it, and which of its files may be rewritten.</param>
    public static bool CanDo(SharedParameter parameter, CSharpCompilation consumer, FlagRemovalRequest request)
    {
        if (ParameterOf(parameter, consumer) is not { } symbol)
        {
            string name = parameter.Type.Substring(parameter.Type.LastIndexOfAny(['.', ':', '+']) + 1).Split('`')[0];
            return consumer.SyntaxTrees.All(tree => TokenTexts.Of(tree).CountOf(name) == 0);
        }

        Removal removal = new(consumer, request, CancellationToken.None);
        return CallSites.Of((IMethodSymbol)symbol.ContainingSymbol, removal) is { } calls
            && calls.All(call => removal.Files.Any(file => file.Tree == call.Node.SyntaxTree))
            && GivenArguments.For(symbol, calls, removal) is not null
            && !ReflectedCreations.MayGive(symbol, removal);
    }

    /// <summary>Whether code of a project still calls the constructor that has the parameter.</summary>
    public static bool IsCalled(SharedParameter parameter, CSharpCompilation consumer, FlagRemovalRequest request) =>
        ParameterOf(parameter, consumer) is { } symbol && CallSites.Of((IMethodSymbol)symbol.ContainingSymbol, new Removal(consumer, request, CancellationToken.None)) is not { Count: 0 };

    /// <summary>The library with each constructor once more, without the parameters that go.</summary>
    public static CSharpCompilation WithBoth(CSharpCompilation library, IEnumerable<SharedParameter> parameters)
    {
        foreach (IGrouping<string, SharedParameter> type in parameters.GroupBy(static parameter => parameter.Type))
        {
            if (ParameterOf(type.First(), library)?.ContainingSymbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration
                && declaration.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } container && OpenParameters.ListOf(declaration) is { } list)
            {
                ConstructorDeclarationSyntax constructor = SyntaxFactory.ConstructorDeclaration(container.Identifier.WithoutTrivia())
                    .WithModifiers(declaration is ConstructorDeclarationSyntax own ? own.Modifiers : SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(SyntaxFactory.Space)))
                    .WithParameterList(list.RemoveNodes(list.Parameters.Where(one => type.Any(gone => gone.Name == one.Identifier.ValueText)), SyntaxRemoveOptions.KeepNoTrivia)!)
                    .WithBody(SyntaxFactory.Block());
                ClassDeclarationSyntax required = container.ReplaceNode(list, Required(list, type));
                ClassDeclarationSyntax both = required.WithMembers(required.Members.Add(constructor))
                    .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken)).WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken)).WithSemicolonToken(default);
                SyntaxTree tree = container.SyntaxTree;
                library = library.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(tree.GetRoot().ReplaceNode(container, both), tree.Options));
            }
        }

        return library;
    }

    // The one that goes is for calls that give all of it: where they leave out what need not be given, the other one is meant.
    private static ParameterListSyntax Required(ParameterListSyntax list, IEnumerable<SharedParameter> gone) =>
        list.ReplaceNodes(list.Parameters.Where(one => gone.Any(parameter => parameter.Name == one.Identifier.ValueText)), static (one, _) => one.WithDefault(null));

    /// <summary>The parameter as a compilation sees it; null where there is none of the name.</summary>
    public static IParameterSymbol? ParameterOf(SharedParameter parameter, CSharpCompilation compilation) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId(parameter.Type, compilation) is INamedTypeSymbol type
            ? type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).FirstOrDefault(one => one.Name == parameter.Name)
            : null;
}
