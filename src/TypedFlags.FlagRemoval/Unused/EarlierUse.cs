using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>What was used before the removal: only what was, and is no longer, was used by the dead code alone.</summary>
internal static class EarlierUse
{
    /// <summary>Whether every local, parameter or local function of this name in the member that a node is in was read there.</summary>
    public static bool WasReadLocally(string name, SyntaxNode place, RemovalFile file) => WasNamedLocally(name, place, file, static read => UsageKinds.Of(read) == UsageKind.Read);

    /// <summary>Whether every one of them was read there, or counted.</summary>
    public static bool WasCountedLocally(string name, SyntaxNode place, RemovalFile file) => WasNamedLocally(name, place, file, static _ => true);

    private static bool WasNamedLocally(string name, SyntaxNode place, RemovalFile file, Func<IdentifierNameSyntax, bool> isUse)
    {
        IReadOnlyList<SyntaxNode> members = MemberPath.FindIn(file.Original.GetRoot(), MemberPath.Of(place));
        SyntaxToken[] tokens = [.. members.SelectMany(static member => member.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)];
        SyntaxNode[] declarations = [.. tokens.Where(static token => token.Parent is not SimpleNameSyntax).Select(static token => token.Parent!).Where(static declaration => !IsOfNoBody(declaration))];
        SyntaxToken[] uses = [.. tokens.Where(token => token.Parent is IdentifierNameSyntax use && isUse(use))];
        return declarations.Length > 0 && declarations.All(declaration => ScopeOf(declaration) is { } scope && uses.Any(use => scope.Span.Contains(use.Span) && !IsWithin(use, declaration)));
    }

    /// <summary>Whether a member, not counting its own body, was read or called.</summary>
    public static bool WasRead(ISymbol symbol, Removal removal)
    {
        if (Of(symbol, removal) is { } before)
        {
            return Reference.EachOf(before, removal.Before).Any(reference => Is(reference) && !IsOwn(before, reference.Name));
        }

        // Its parameters were others then: by its name.
        return symbol is IMethodSymbol && symbol.ContainingType?.GetDocumentationCommentId() is { } typeId
            && DocumentationCommentId.GetFirstSymbolForDeclarationId(typeId, removal.Original) is INamedTypeSymbol type
            && type.GetMembers(symbol.Name) is { IsEmpty: false } members
            && members.All(member => Reference.EachOf(member, removal.Before).Any(reference => Is(reference) && !IsOwn(member, reference.Name)));
    }

    /// <summary>Whether a member was named at more places than it is now.</summary>
    public static bool HadMore(ISymbol symbol, Removal removal) =>
        Of(symbol, removal) is { } before && Reference.AllOf(before, removal.Before).Count > Reference.AllOf(symbol, removal.Now).Count;

    /// <summary>What a type or member was in the program as it was given; null where it is not found, as its parameters were others.</summary>
    public static ISymbol? Of(ISymbol symbol, Removal removal) =>
        symbol.GetDocumentationCommentId() is { } id ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, removal.Original) : null;

    /// <summary>Whether a name stands less often in one of the trees than before: only then something of that name may have lost a use. Needs no understanding of the code.</summary>
    public static bool IsNamedLess(string name, IEnumerable<SyntaxTree> trees, Removal removal) =>
        trees.Any(tree => removal.FileOf(tree) is { } file && file.Tree != file.Original && TokenTexts.Of(file.Tree).CountOf(name) < TokenTexts.Of(file.Original).CountOf(name));

    /// <summary>Whether a place is in the declaration of the symbol that it names.</summary>
    public static bool IsOwn(ISymbol symbol, SyntaxNode place) =>
        symbol.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == place.SyntaxTree && part.Span.Contains(place.Span));

    /// <summary>Whether something is read or called at a place.</summary>
    public static bool Is(Reference reference) => reference.IsSure && (reference.Usage == UsageKind.Read || reference.Name.Parent is MemberBindingExpressionSyntax);

    // A parameter of a method that somebody else implements can't be read here.
    private static bool IsOfNoBody(SyntaxNode declaration) =>
        declaration is ParameterSyntax { Parent.Parent: MethodDeclarationSyntax { Body: null, ExpressionBody: null } method } && method.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool IsWithin(SyntaxToken token, SyntaxNode declaration) => declaration is LocalFunctionStatementSyntax && declaration.Span.Contains(token.Span);

    // A parameter is known in its function only: the one beside may have another of that name.
    private static SyntaxNode? ScopeOf(SyntaxNode declaration) => declaration.Ancestors().FirstOrDefault(node =>
        node is BlockSyntax or SwitchSectionSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax or ForStatementSyntax or ForEachStatementSyntax
        || (declaration is ParameterSyntax && node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax));
}
