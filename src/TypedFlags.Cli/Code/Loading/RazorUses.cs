using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.Cli.Removing;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>
/// Stands in for what Razor makes of a component: the rest of the class behind it, with a mention of each member that the component's text has. Else what only the
/// component uses would seem to be used by nobody.
/// </summary>
internal static class RazorUses
{
    private const string Ending = ".razor.cs";

    /// <summary>The parts of the classes behind components.</summary>
    public static IEnumerable<SyntaxTree> Of(IEnumerable<SyntaxTree> trees, CSharpParseOptions options)
    {
        foreach (SyntaxTree tree in trees.Where(static tree => tree.FilePath.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)))
        {
            string component = tree.FilePath[..^".cs".Length];
            string name = Path.GetFileName(tree.FilePath)[..^Ending.Length];
            ClassDeclarationSyntax? behind = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().FirstOrDefault(type => type.Identifier.ValueText == name && type.Modifiers.Any(SyntaxKind.PartialKeyword));
            if (behind is not null && TextMentions.Read(component) is { } text)
            {
                yield return CSharpSyntaxTree.ParseText(Write(behind, text), options, component + ".g.cs", Encoding.UTF8);
            }
        }
    }

    private static string Write(ClassDeclarationSyntax behind, string text)
    {
        StringBuilder code = new();
        if (behind.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault() is { } space)
        {
            code.Append("namespace ").Append(space.Name).Append(";\n");
        }

        code.Append("partial class ").Append(behind.Identifier).Append(behind.TypeParameterList).Append("\n{\n    void __UsedByRazor()\n    {\n");
        foreach (string member in behind.Members.SelectMany(NamesOf).Distinct(StringComparer.Ordinal).Where(member => Words.Find(text, member).Any()))
        {
            code.Append("        _ = nameof(").Append(member).Append(");\n");
        }

        return code.Append("    }\n}\n").ToString();
    }

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.Text),
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        MethodDeclarationSyntax method => [method.Identifier.Text],
        _ => [],
    };
}
