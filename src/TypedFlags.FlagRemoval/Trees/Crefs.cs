using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Names in documentation: <c>&lt;see cref="OldPages"/&gt;</c>.</summary>
internal static class Crefs
{
    /// <summary>Whether a reference is one that can be said without a link: it keeps nothing from going.</summary>
    public static bool IsLink(Reference reference) => reference.Name.FirstAncestorOrSelf<XmlCrefAttributeSyntax>() is { } cref && ElementOf(cref) is not null;

    /// <summary>The <c>see</c> or <c>seealso</c> that a link stands in; null for other elements, which mean more: <c>inheritdoc</c>, <c>exception</c>.</summary>
    public static XmlNodeSyntax? ElementOf(XmlCrefAttributeSyntax cref) => cref.Parent switch
    {
        XmlEmptyElementSyntax { Name: var name } element when IsLink(name) => element,
        XmlElementStartTagSyntax { Name: var name, Parent: XmlElementSyntax element } when IsLink(name) => element,
        _ => null,
    };

    /// <summary>The element without its link: <c>&lt;c&gt;OldPages&lt;/c&gt;</c>.</summary>
    public static XmlNodeSyntax WithoutLink(XmlNodeSyntax element, XmlCrefAttributeSyntax cref)
    {
        // <see cref="OldPages">the old pages</see>
        if (element is XmlElementSyntax { Content: { Count: 1 } content } && content[0] is XmlTextSyntax text)
        {
            return text;
        }

        XmlElementStartTagSyntax start = SyntaxFactory.XmlElementStartTag(SyntaxFactory.XmlName("c"));
        XmlElementEndTagSyntax end = SyntaxFactory.XmlElementEndTag(SyntaxFactory.XmlName("c"));
        string name = cref.Cref.ToString();
        return (element is XmlElementSyntax whole
                ? whole.WithStartTag(start).WithEndTag(end)
                : SyntaxFactory.XmlElement(start, SyntaxFactory.SingletonList<XmlNodeSyntax>(SyntaxFactory.XmlText(SyntaxFactory.XmlTextLiteral(SyntaxFactory.TriviaList(), name, name, SyntaxFactory.TriviaList()))), end))
            .WithTriviaFrom(element);
    }

    private static bool IsLink(XmlNameSyntax name) => name.LocalName.ValueText is "see" or "seealso";
}
