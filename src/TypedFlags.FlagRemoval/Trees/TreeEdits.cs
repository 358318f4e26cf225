using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Changes of one tree, found on the tree as it is and made all at once. Everything they don't name stays as it is, to the byte.</summary>
internal sealed class TreeEdits
{
    private readonly Dictionary<SyntaxNode, IReadOnlyList<SyntaxNode>> _edits = [];
    private readonly Dictionary<SyntaxToken, (SyntaxTriviaList Kept, bool IsFirst)> _followers = [];
    private readonly LineEdits _lines = new();

    public bool IsEmpty => _edits.Count == 0;

    /// <summary>The nodes that are edited.</summary>
    public IReadOnlyCollection<SyntaxNode> Places => _edits.Keys;

    /// <summary>Puts a node in another's place, with the trivia it has.</summary>
    /// <returns>False where an edit around the node was there before; nothing is done then.</returns>
    public bool Replace(SyntaxNode old, SyntaxNode replacement) => Add(old, [replacement]);

    /// <summary>Puts some nodes, or none, in the place of one element of a list: statements of a block, members, attributes, arguments, arms, usings.</summary>
    /// <remarks>A statement that is not in a list, as <c>if (x) statement;</c>, becomes a block.</remarks>
    /// <returns>False where an edit around the node was there before; nothing is done then.</returns>
    public bool Replace(SyntaxNode old, IReadOnlyList<SyntaxNode> replacements) => Add(old, replacements);

    /// <summary>Takes an element out of a list, with the trivia it has.</summary>
    /// <returns>False where an edit around the node was there before; nothing is done then.</returns>
    public bool Delete(SyntaxNode node)
    {
        if (!Add(node, []))
        {
            return false;
        }

        // Of the first element, a comment on its line is the bracket's.
        SyntaxToken bracket = node.GetFirstToken().GetPreviousToken();
        if (bracket.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken && bracket.Parent == node.Parent && ListElement.IsCommentOfNext(bracket.TrailingTrivia))
        {
            End(bracket, default, node);
        }

        return true;
    }

    /// <summary>True where the node, or one around it, is edited.</summary>
    public bool Covers(SyntaxNode node) => node.AncestorsAndSelf().Any(_edits.ContainsKey);

    /// <summary>True where something in the node is edited.</summary>
    public bool AreIn(SyntaxNode node) => _edits.Keys.Any(edited => node.FullSpan.Contains(edited.FullSpan));

    /// <summary>What a token takes over that now follows something else than before.</summary>
    /// <param name="token">The token.</param>
    /// <param name="kept">Comments of what stood before it, which stay.</param>
    /// <param name="isFirst">True where it now begins its list: blank lines before it go.</param>
    public void Follow(SyntaxToken token, SyntaxTriviaList kept, bool isFirst)
    {
        if (kept.Count > 0 || isFirst)
        {
            (SyntaxTriviaList before, bool wasFirst) = _followers.TryGetValue(token, out (SyntaxTriviaList Kept, bool IsFirst) known) ? known : (default, false);
            _followers[token] = (before.AddRange(kept), wasFirst || isFirst);
        }
    }

    /// <summary>Puts lines of comments above the line that a token begins.</summary>
    /// <param name="token">The token.</param>
    /// <param name="lines">The lines, each with its end.</param>
    /// <param name="with">The node with whose edit they come: without it, nothing is done.</param>
    /// <returns>False where an edit around the token was there before; nothing is done then.</returns>
    public bool Above(SyntaxToken token, SyntaxTriviaList lines, SyntaxNode with)
    {
        if (Covers(token.Parent!))
        {
            return false;
        }

        _lines.Above(token, lines, with);
        return true;
    }

    /// <summary>Says anew what stands behind the token that ends the line of a node.</summary>
    /// <param name="token">The token.</param>
    /// <param name="trivia">What stands behind it now.</param>
    /// <param name="with">The node with whose edit it comes: without it, nothing is done.</param>
    public void End(SyntaxToken token, SyntaxTriviaList trivia, SyntaxNode with) => _lines.End(token, trivia, with);

    public SyntaxNode ApplyTo(SyntaxNode root)
    {
        // Where what follows is deleted as well, it goes on to what follows that.
        foreach (SyntaxNode deleted in _edits.Where(static edit => edit.Value.Count == 0).Select(static edit => edit.Key).OrderBy(static node => node.SpanStart))
        {
            if (_followers.TryGetValue(deleted.GetFirstToken(), out (SyntaxTriviaList Kept, bool IsFirst) follower))
            {
                SyntaxToken next = deleted.GetLastToken(includeZeroWidth: true).GetNextToken(includeZeroWidth: true);
                bool isEnd = Deletion.EndsList(deleted, next);
                SyntaxTriviaList lines = Lines.StartsLine(next) ? Lines.WithoutIndentation(follower.Kept) : follower.Kept;
                SyntaxTriviaList kept = isEnd && lines.All(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) ? default : lines;

                // Before what the deleted one itself leaves: a `#region` before its `#endregion`.
                (SyntaxTriviaList own, bool wasFirst) = _followers.TryGetValue(next, out (SyntaxTriviaList Kept, bool IsFirst) known) ? known : (default, false);
                _followers.Remove(next);
                Follow(next, kept.Count == 0 && follower.IsFirst ? Lines.WithoutBlankLines(own) : kept.AddRange(own), follower.IsFirst || wasFirst);
            }
        }

        HashSet<SyntaxNode> gone = [.. _edits.Where(static edit => edit.Value.Count == 0).Select(static edit => edit.Key)];
        foreach (SyntaxNode deleted in gone)
        {
            if (Deletion.EndWithout(deleted, gone) is ({ } before, var ending))
            {
                End(before, ending, deleted);
            }

            if (ListElement.EndWithout(deleted, gone.Contains) is ({ } end, var trivia))
            {
                End(end, trivia, deleted);
            }
        }

        return new Applier(_edits, _followers, _lines.Of(with => _edits.ContainsKey(with) && !with.Ancestors().Any(_edits.ContainsKey))).Visit(root)!;
    }

    private bool Add(SyntaxNode old, IReadOnlyList<SyntaxNode> replacements)
    {
        // A statement of the top level stands in a member of its own.
        if (old.Parent is GlobalStatementSyntax member)
        {
            return Add(member, [.. replacements.Cast<StatementSyntax>().Select(SyntaxFactory.GlobalStatement)]);
        }

        // What a line takes over from a part of it would be lost where the line's beginning goes, and the part isn't in that.
        if (Covers(old) || _lines.IsLostIn(old))
        {
            return false;
        }

        _edits.Add(old, replacements);
        return true;
    }

    private sealed class Applier(Dictionary<SyntaxNode, IReadOnlyList<SyntaxNode>> edits, Dictionary<SyntaxToken, (SyntaxTriviaList Kept, bool IsFirst)> followers, LineEdits.Applied lines)
        : CSharpSyntaxRewriter(visitIntoStructuredTrivia: false)
    {
        public override SyntaxToken VisitToken(SyntaxToken token) => lines.On(token, followers.TryGetValue(token, out (SyntaxTriviaList Kept, bool IsFirst) follower)
            ? token.WithLeadingTrivia(Following(follower, token.LeadingTrivia))
            : base.VisitToken(token));

        public override SyntaxNode? Visit(SyntaxNode? node)
        {
            if (node is null || !edits.ContainsKey(node))
            {
                SyntaxNode? visited = base.Visit(node);
                return visited is StatementSyntax && visited != node ? Statements.Touched(visited) : visited;
            }

            IReadOnlyList<SyntaxNode> replacements = ReplacementsOf(node);
            return replacements.Count == 1 ? replacements[0] : node is StatementSyntax ? Statements.Touched(Statements.AsOne(node, replacements)) : null;
        }

        public override SyntaxList<TNode> VisitList<TNode>(SyntaxList<TNode> list)
        {
            List<TNode>? changed = null;
            for (int index = 0; index < list.Count; index++)
            {
                TNode node = list[index];
                IReadOnlyList<SyntaxNode> now = edits.ContainsKey(node) ? ReplacementsOf(node) : [Visit(node)!];
                if (changed is null && now.Count == 1 && now[0] == node)
                {
                    continue;
                }

                changed ??= [.. list.Take(index)];
                changed.AddRange(now.Cast<TNode>());
            }

            return changed is null ? list : SyntaxFactory.List(changed);
        }

        public override SeparatedSyntaxList<TNode> VisitList<TNode>(SeparatedSyntaxList<TNode> list)
        {
            SeparatedSyntaxList<TNode> result = list;
            for (int index = 0; index < list.SeparatorCount; index++)
            {
                SyntaxToken separator = list.GetSeparator(index);
                SyntaxToken now = lines.On(separator, separator);
                result = now == separator ? result : result.ReplaceSeparator(result.GetSeparator(index), now);
            }

            for (int index = list.Count - 1; index >= 0; index--)
            {
                TNode node = list[index];
                if (!edits.TryGetValue(node, out IReadOnlyList<SyntaxNode>? replacements))
                {
                    TNode visited = (TNode)Visit(node)!;
                    result = visited == node ? result : result.Replace(result[index], visited);
                }
                else
                {
                    result = replacements.Count == 0 ? ListElement.RemoveFrom(result, index, node, list[list.Count - 1]) : result.ReplaceRange(result[index], replacements.Cast<TNode>());
                }
            }

            return result;
        }

        private IReadOnlyList<SyntaxNode> ReplacementsOf(SyntaxNode node)
        {
            IReadOnlyList<SyntaxNode> replacements = edits[node];
            return replacements.Count > 0 && followers.TryGetValue(node.GetFirstToken(), out (SyntaxTriviaList Kept, bool IsFirst) follower)
                ? [replacements[0].WithLeadingTrivia(Following(follower, replacements[0].GetLeadingTrivia())), .. replacements.Skip(1)]
                : replacements;
        }

        private static SyntaxTriviaList Following((SyntaxTriviaList Kept, bool IsFirst) follower, SyntaxTriviaList own) =>
            follower.Kept.AddRange(follower.IsFirst || follower.Kept.Count > 0 ? Lines.WithoutBlankLines(own) : own);
    }
}
