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

    // Of prose nothing is looked up but what stands in braces.
    private static IEnumerable<string> In(string text)
    {
        bool isProse = IsProse(text);
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

    // Two words with only a space between them, outside of braces.
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
