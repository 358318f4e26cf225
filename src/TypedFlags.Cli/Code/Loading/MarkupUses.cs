using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.Cli.Removing;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>
/// Stands in for what is made of markup: Razor components (<c>Cart.razor</c>), windows and controls (<c>Cart.xaml</c>, <c>Cart.axaml</c>). That is the rest of the class behind it, with
/// a mention of each member that the markup's text has. Else what only the markup uses would seem to be used by nobody.
/// </summary>
internal static class MarkupUses
{
    /// <summary>The parts of the classes behind markup.</summary>
    public static IEnumerable<SyntaxTree> Of(IEnumerable<SyntaxTree> trees, CSharpParseOptions options)
    {
        foreach (SyntaxTree tree in trees)
        {
            if (MarkupFiles.WithPartBehind.FirstOrDefault(ending => tree.FilePath.EndsWith(ending + ".cs", StringComparison.OrdinalIgnoreCase)) is null)
            {
                continue;
            }

            string markup = tree.FilePath[..^".cs".Length];
            string name = Path.GetFileNameWithoutExtension(markup);
            ClassDeclarationSyntax[] classes = [.. tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<ClassDeclarationSyntax>().Where(static type => type.Modifiers.Any(SyntaxKind.PartialKeyword))];
            if ((classes.FirstOrDefault(type => type.Identifier.ValueText == name) ?? classes.FirstOrDefault()) is { } behind && MarkupFiles.Read(markup) is { } text)
            {
                yield return CSharpSyntaxTree.ParseText(Write(behind, text), options, markup + ".g.cs", Encoding.UTF8);
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

        code.Append("partial class ").Append(behind.Identifier).Append(behind.TypeParameterList).Append("\n{\n    void __UsedByMarkup()\n    {\n");
        foreach (string member in behind.Members.SelectMany(NamesOf).Concat(behind.ParameterList?.Parameters.Select(static parameter => parameter.Identifier.Text) ?? []).Distinct(StringComparer.Ordinal).Where(member => Words.Find(text, member).Any()))
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
