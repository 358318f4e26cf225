using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>
/// Where in a changed file the compiler may say of bodies what it did not say before: in members that changed, and in those that name what is declared no more, or otherwise. Most files lose a branch of one member,
/// and to understand all others anew for it takes most of the time.
/// </summary>
internal static class AffectedSpan
{
    /// <summary>The span from the first such member to the last.</summary>
    /// <param name="before">The file before.</param>
    /// <param name="now">The file as it is now.</param>
    /// <returns>Null where it may be anywhere; empty where it is nowhere.</returns>
    public static TextSpan? Of(SyntaxTree before, SyntaxTree now)
    {
        SyntaxNode rootBefore = before.GetRoot();
        SyntaxNode root = now.GetRoot();
        if (!AroundOf(rootBefore).SequenceEqual(AroundOf(root), StringComparer.Ordinal))
        {
            return null;
        }

        List<MemberDeclarationSyntax> earlier = [.. MembersIn(rootBefore)];
        List<MemberDeclarationSyntax> members = [.. MembersIn(root)];
        HashSet<(string, string)> known = [.. earlier.Select(static member => (TypeOf(member), member.ToFullString()))];
        List<MemberDeclarationSyntax> changed = [.. members.Where(member => !known.Contains((TypeOf(member), member.ToFullString())))];
        HashSet<(string, string)> headers = [.. earlier.Select(static member => (TypeOf(member), HeaderOf(member)))];
        List<MemberDeclarationSyntax> declaredAnew = [.. changed.Where(member => !headers.Contains((TypeOf(member), HeaderOf(member))))];
        HashSet<(string, string)> headersNow = [.. members.Select(static member => (TypeOf(member), HeaderOf(member)))];
        List<MemberDeclarationSyntax> gone = [.. earlier.Where(member => !headersNow.Contains((TypeOf(member), HeaderOf(member))))];

        // Whoever uses an operator or an indexer does not name it.
        string[][] names = [.. declaredAnew.Concat(gone).Select(NameOf)];
        if (Array.Exists(names, static name => name.Length == 0))
        {
            return null;
        }

        TokenTexts texts = TokenTexts.Of(now);
        HashSet<int> places = [.. names.SelectMany(static name => name).SelectMany(texts.PlacesOf)];
        bool mayCreate = declaredAnew.Concat(gone).Any(static member => member is ConstructorDeclarationSyntax);
        IEnumerable<TextSpan> naming = places.Count == 0 ? [] : members.Where(member => places.Any(member.FullSpan.Contains) || (mayCreate && CreatesUnnamed(member))).Select(static member => member.FullSpan);
        return changed.SelectMany(SpansOf).Concat(naming)
            .Aggregate(default(TextSpan), static (all, span) => all.IsEmpty ? span : TextSpan.FromBounds(Math.Min(all.Start, span.Start), Math.Max(all.End, span.End)));
    }

    // `: base(…)` and `new(…)`.
    private static bool CreatesUnnamed(MemberDeclarationSyntax member) => member is ConstructorDeclarationSyntax { Initializer: not null } || member.DescendantNodes().Any(static node => node is ImplicitObjectCreationExpressionSyntax);

    // That nothing reads a parameter of a type is said where the type begins.
    private static IEnumerable<TextSpan> SpansOf(MemberDeclarationSyntax member) =>
        [member.FullSpan, .. member.Ancestors().OfType<TypeDeclarationSyntax>().Select(static type => type.ParameterList).OfType<ParameterListSyntax>().Select(static parameters => parameters.Span)];

    // What concerns more than one member: usings, types with their heads, attributes of the assembly, directives.
    private static IEnumerable<string> AroundOf(SyntaxNode root)
    {
        foreach (SyntaxNode node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax))
        {
            switch (node)
            {
                case GlobalStatementSyntax:
                    yield return node.ToFullString();
                    break;
                case BaseTypeDeclarationSyntax type:
                    yield return type.ToString().Substring(0, (type.OpenBraceToken.IsKind(SyntaxKind.None) ? type.SemicolonToken : type.OpenBraceToken).SpanStart - type.SpanStart);
                    break;
                case UsingDirectiveSyntax or ExternAliasDirectiveSyntax or AttributeListSyntax { Parent: CompilationUnitSyntax }:
                    yield return node.ToString();
                    break;
            }
        }

        if (root.ContainsDirectives)
        {
            foreach (SyntaxTrivia directive in root.DescendantTrivia().Where(static trivia => trivia.IsDirective))
            {
                yield return directive.ToString();
            }
        }
    }

    private static IEnumerable<MemberDeclarationSyntax> MembersIn(SyntaxNode root) => root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax)
        .OfType<MemberDeclarationSyntax>()
        .Where(static member => member is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax));

    // What is written alike means something else in another type.
    private static string TypeOf(MemberDeclarationSyntax member) =>
        string.Join(".", member.Ancestors().OfType<BaseTypeDeclarationSyntax>().Select(static type => type.Identifier.ValueText + (type as TypeDeclarationSyntax)?.TypeParameterList));

    // What others see of a member.
    private static string HeaderOf(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => method.ToString().Substring(0, (((SyntaxNode?)method.Body ?? method.ExpressionBody)?.SpanStart ?? method.Span.End) - method.SpanStart),
        _ => member.ToString(),
    };

    private static string[] NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        EventDeclarationSyntax occasion => [occasion.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => [.. field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText)],
        DelegateDeclarationSyntax function => [function.Identifier.ValueText],
        EnumMemberDeclarationSyntax value => [value.Identifier.ValueText],
        _ => [],
    };
}
