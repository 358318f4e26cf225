using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.CodeFixes.NearNames;

/// <summary>Text that is written as one token, whatever its form: plain, verbatim, raw, or interpolated without a hole.</summary>
internal static class StringTokens
{
    /// <summary>The token in which an expression says its text; null where it refers to text that stands elsewhere, or puts it together.</summary>
    public static SyntaxToken? Find(SyntaxNode? node) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token,
        InterpolatedStringExpressionSyntax { Contents.Count: 1 } interpolated => Find(interpolated.Contents[0]),
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax { Contents.Count: 1 } } text => text.TextToken,
        ParenthesizedExpressionSyntax parenthesized => Find(parenthesized.Expression),
        ArgumentSyntax argument => Find(argument.Expression),
        AttributeArgumentSyntax argument => Find(argument.Expression),
        ConstantPatternSyntax pattern => Find(pattern.Expression),
        CaseSwitchLabelSyntax label => Find(label.Value),
        _ => null,
    };

    /// <summary>The same form of token with another text; null where the form can't hold it.</summary>
    public static SyntaxToken? Replace(SyntaxToken token, string text)
    {
        string old = token.ValueText;
        int start = token.Text.IndexOf(old, StringComparison.Ordinal);
        if (old.Length > 0 && IsPlain(text) && start >= 0 && token.Text.IndexOf(old, start + 1, StringComparison.Ordinal) < 0)
        {
            string written = token.Text.Substring(0, start) + text + token.Text.Substring(start + old.Length);
            return SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), written, text, token.TrailingTrivia);
        }

        return token.IsKind(SyntaxKind.StringLiteralToken)
            ? SyntaxFactory.Literal(token.LeadingTrivia, SymbolDisplay.FormatLiteral(text, quote: true), text, token.TrailingTrivia)
            : null;
    }

    // Needs no escape in any form.
    private static bool IsPlain(string text)
    {
        foreach (char character in text)
        {
            if (char.IsControl(character) || char.IsSurrogate(character) || character is '"' or '\\' or '{' or '}' or '\u2028' or '\u2029')
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
