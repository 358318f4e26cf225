using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Comments that come to the beginning or the end of a line because something on it is edited.</summary>
internal sealed class LineEdits
{
    private readonly List<(SyntaxToken Token, SyntaxTriviaList Lines, SyntaxNode With)> _above = [];
    private readonly List<(SyntaxToken Token, SyntaxTriviaList Trivia, SyntaxNode With)> _ends = [];

    /// <summary>Puts lines above the one that a token begins.</summary>
    public void Above(SyntaxToken token, SyntaxTriviaList lines, SyntaxNode with) => _above.Add((token, lines, with));

    /// <summary>Says anew what stands behind a token.</summary>
    public void End(SyntaxToken token, SyntaxTriviaList trivia, SyntaxNode with) => _ends.Add((token, trivia, with));

    /// <summary>True where lines would come above what is in a node, for something that is not in it.</summary>
    public bool IsLostIn(SyntaxNode node) => _above.Exists(line => node.Span.Contains(line.Token.Span) && !node.Span.Contains(line.With.Span));

    /// <summary>What is done at last.</summary>
    /// <param name="isDone">Whether the edit of a node is done, and none around it.</param>
    public Applied Of(Func<SyntaxNode, bool> isDone) => new(
        _above.Where(line => isDone(line.With)).ToLookup(static line => line.Token, static line => line.Lines),
        _ends.Where(end => isDone(end.With)).ToLookup(static end => end.Token, static end => end.Trivia));

    /// <summary>What is done at last.</summary>
    internal sealed class Applied(ILookup<SyntaxToken, SyntaxTriviaList> above, ILookup<SyntaxToken, SyntaxTriviaList> ends)
    {
        /// <summary>A token with what comes to it.</summary>
        /// <param name="old">The token as it was.</param>
        /// <param name="token">The token as it is so far.</param>
        public SyntaxToken On(SyntaxToken old, SyntaxToken token)
        {
            SyntaxToken now = token;
            foreach (SyntaxTriviaList lines in above[old])
            {
                SyntaxTriviaList leading = now.LeadingTrivia;
                SyntaxTriviaList before = Lines.WithoutIndentation(leading);
                now = now.WithLeadingTrivia(before.AddRange(lines).AddRange(leading.Skip(before.Count)));
            }

            foreach (SyntaxTriviaList end in ends[old])
            {
                now = now.WithTrailingTrivia(end);
            }

            return now;
        }
    }
}
