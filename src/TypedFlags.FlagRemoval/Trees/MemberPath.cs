using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Finds in a file as it was the members that one of its members was.</summary>
internal static class MemberPath
{
    /// <summary>The member that a node is in; the whole file for statements of the top level.</summary>
    public static SyntaxNode Of(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(static outer => outer is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax))
        ?? node.SyntaxTree.GetRoot();

    /// <summary>The members of another version of the file with the same name in types of the same names: with overloads, all of them.</summary>
    public static IReadOnlyList<SyntaxNode> FindIn(SyntaxNode root, SyntaxNode member)
    {
        if (member is CompilationUnitSyntax)
        {
            return [root];
        }

        string path = TextOf(member);
        return [.. root.DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).Where(node => node.RawKind == member.RawKind && TextOf(node) == path)];
    }

    private static string TextOf(SyntaxNode member) => string.Join(".", member.AncestorsAndSelf().Select(static node => node switch
    {
        TypeDeclarationSyntax type => type.Identifier.ValueText + "`" + type.Arity,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax declaration => declaration.Identifier.ValueText,
        BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        OperatorDeclarationSyntax operation => operation.OperatorToken.ValueText,
        _ => "",
    }));
}
