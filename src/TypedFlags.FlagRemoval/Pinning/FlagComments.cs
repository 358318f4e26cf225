using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>
/// Comments right before a statement or a member that asked for the flag, as far as they name it: <c>// TODO: remove new_checkout</c>. They go by sentences, as far as lines
/// end with them; what a comment says beside it stays.
/// </summary>
internal sealed class FlagComments : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (SyntaxNode place in Known.In(view.Root).Select(PlaceOf).OfType<SyntaxNode>().Distinct())
        {
            SyntaxTriviaList leading = place.GetLeadingTrivia();
            SyntaxTriviaList kept = Without(leading, view.Flag);
            if (kept.Count != leading.Count)
            {
                edits.Replace(place, place.WithLeadingTrivia(kept));
            }
        }
    }

    private static SyntaxNode? PlaceOf(ExpressionSyntax known) =>
        known.FirstAncestorOrSelf<SyntaxNode>(static node => node is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);

    private static SyntaxTriviaList Without(SyntaxTriviaList trivia, PinnedFlag flag)
    {
        List<SyntaxTrivia> kept = [];
        List<SyntaxTrivia> sentence = [];
        foreach (List<SyntaxTrivia> line in LinesOf(trivia))
        {
            if (!line.Exists(static one => one.IsKind(SyntaxKind.SingleLineCommentTrivia)) || !line[line.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia))
            {
                Close();
                kept.AddRange(line);
                continue;
            }

            sentence.AddRange(line);
            if (line.Exists(static one => one.IsKind(SyntaxKind.SingleLineCommentTrivia) && one.ToString().TrimEnd() is { } text && text[text.Length - 1] is '.' or ':' or '!' or '?'))
            {
                Close();
            }
        }

        Close();
        return SyntaxFactory.TriviaList(kept);

        void Close()
        {
            if (!sentence.Exists(one => one.IsKind(SyntaxKind.SingleLineCommentTrivia) && Mentions(one.ToString(), flag)))
            {
                kept.AddRange(sentence);
            }

            sentence.Clear();
        }
    }

    private static bool Mentions(string comment, PinnedFlag flag) =>
        CommentMentions.Find(comment, flag.Key).Any() || CommentMentions.Find(comment, flag.MemberName).Any();

    private static IEnumerable<List<SyntaxTrivia>> LinesOf(SyntaxTriviaList trivia)
    {
        List<SyntaxTrivia> line = [];
        foreach (SyntaxTrivia one in trivia)
        {
            line.Add(one);
            if (one.IsKind(SyntaxKind.EndOfLineTrivia) || one.HasStructure)
            {
                yield return line;
                line = [];
            }
        }

        if (line.Count > 0)
        {
            yield return line;
        }
    }
}
