using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>
/// Names in the texts of attributes, which a debugger, a test runner or the compiler looks up: <c>[DebuggerDisplay("{_total} {Show()}")]</c>,
/// <c>[DebuggerTypeProxy("Shop.Cart+View")]</c>, <c>[CallerArgumentExpression("value")]</c>.
/// </summary>
internal static class AttributeWords
{
    /// <summary>The names in the attributes of a declaration, and of its parameters.</summary>
    public static IEnumerable<string> On(SyntaxNode declaration) => declaration.ChildNodes()
        .SelectMany(static child => child is ParameterListSyntax list ? list.Parameters.SelectMany(static parameter => parameter.AttributeLists) : child is AttributeListSyntax own ? [own] : [])
        .SelectMany(static list => list.DescendantTokens())
        .SelectMany(In);

    /// <summary>The names in a token, where it is a text of an attribute.</summary>
    public static IEnumerable<string> In(SyntaxToken token) => IsText(token) && IsInAttribute(token.Parent) ? In(token.ValueText) : [];

    /// <summary>Whether a token is in the text that a debugger shows for an object: nothing but that display needs what it names.</summary>
    public static bool IsDisplay(SyntaxToken token) => token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax { Target: null } } attribute
        && (attribute.Name as SimpleNameSyntax ?? (attribute.Name as QualifiedNameSyntax)?.Right)?.Identifier.ValueText is "DebuggerDisplay" or "DebuggerDisplayAttribute";

    private static bool IsText(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken;

    private static bool IsInAttribute(SyntaxNode? node)
    {
        while (node is ExpressionSyntax or InterpolatedStringContentSyntax)
        {
            node = node.Parent;
        }

        return node is AttributeArgumentSyntax;
    }

    // Of prose, and of a text with braces, nothing is looked up but what stands in those.
    private static IEnumerable<string> In(string text)
    {
        bool isProse = text.Contains('{') || IsProse(text);
        int depth = 0;
        for (int index = 0; index < text.Length; index++)
        {
            depth += text[index] == '{' ? 1 : text[index] == '}' ? -1 : 0;
            if (SyntaxFacts.IsIdentifierStartCharacter(text[index]))
            {
                int start = index;
                index = EndOfWord(text, start);
                if (depth > 0 || !isProse)
                {
                    yield return text.Substring(start, index - start);
                }

                index--;
            }
        }
    }

    // Two words with only a space between them, outside of braces, or the end of a sentence.
    private static bool IsProse(string text)
    {
        int depth = 0;
        bool isBehindWord = false;
        for (int index = 0; index < text.Length; index++)
        {
            depth += text[index] == '{' ? 1 : text[index] == '}' ? -1 : 0;
            if (SyntaxFacts.IsIdentifierStartCharacter(text[index]) && depth <= 0)
            {
                if (isBehindWord)
                {
                    return true;
                }

                index = EndOfWord(text, index) - 1;
                isBehindWord = true;
            }
            else if (isBehindWord && text[index] is '.' or ':' or '!' or '?' && (index + 1 == text.Length || char.IsWhiteSpace(text[index + 1])))
            {
                return true;
            }
            else if (!char.IsWhiteSpace(text[index]))
            {
                isBehindWord = false;
            }
        }

        return false;
    }

    private static int EndOfWord(string text, int start)
    {
        int end = start;
        while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
        {
            end++;
        }

        return end;
    }
}
