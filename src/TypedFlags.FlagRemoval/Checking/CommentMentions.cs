using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Comments, and code that <c>#if</c> leaves out, with the flag's key or its member's name in them.</summary>
internal static class CommentMentions
{
    /// <summary>Where in a tree they are, and whether that is code that is left out.</summary>
    public static IEnumerable<(Location Location, bool IsCode)> In(SyntaxNode root, PinnedFlag flag)
    {
        foreach (SyntaxTrivia trivia in root.DescendantTrivia(descendIntoTrivia: true))
        {
            if (trivia.HasStructure || trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                continue;
            }

            string text = trivia.ToString();
            foreach (int start in Find(text, flag.Key).Concat(flag.MemberName == flag.Key ? [] : Find(text, flag.MemberName)))
            {
                int length = string.CompareOrdinal(text, start, flag.Key, 0, flag.Key.Length) == 0 ? flag.Key.Length : flag.MemberName.Length;
                yield return (Location.Create(root.SyntaxTree, new TextSpan(trivia.SpanStart + start, length)), trivia.IsKind(SyntaxKind.DisabledTextTrivia));
            }
        }
    }

    /// <summary>Where a word stands in a text, as a whole word.</summary>
    public static IEnumerable<int> Find(string text, string word)
    {
        for (int start = text.IndexOf(word, StringComparison.Ordinal); start >= 0; start = text.IndexOf(word, start + 1, StringComparison.Ordinal))
        {
            if ((start == 0 || !IsOfWord(text[start - 1])) && (start + word.Length == text.Length || !IsOfWord(text[start + word.Length])))
            {
                yield return start;
            }
        }
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
