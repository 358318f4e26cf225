using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>
/// Runs a removal and holds the result against the compiler. Where it says something new, the uses of the flag in the member that it speaks of are left alone, and the
/// removal runs again from the start; so it does without a file that a step could not finish. In the worst case nothing is touched.
/// </summary>
internal sealed class CheckedRemoval(
    CSharpCompilation compilation, FlagRemovalRequest request, CancellationToken cancellationToken, IReadOnlyList<RemovalStep>? steps = null)
{
    // By member, then by file and by those that it names: a program in which more goes wrong than this is left as it is.
    private const int MostRuns = 8;
    private const int RunsByMember = 3;

    private readonly LeftNodes _left = new();

    public FlagRemovalResult Run()
    {
        string since = "";
        int before = -1;
        for (int run = 0; run < MostRuns && _left.Steps > before; run++)
        {
            before = _left.Steps;
            (Removal removal, Dictionary<SyntaxTree, SyntaxTree> originals) = Start();
            if (FailureOf(removal) is { } failure)
            {
                since = LeftAlone.Since(failure);
                if (failure.File is { } file)
                {
                    _left.Add(OriginalOf(file, originals).GetRoot(cancellationToken), since);
                }

                continue;
            }

            List<(RemovalFile File, Diagnostic Problem)> problems = Problems.NewIn(removal);
            List<Rebound> rebound = [.. Rebound.In(removal)];
            if (problems.Count + rebound.Count == 0)
            {
                return Finish(removal, originals);
            }

            HashSet<SyntaxNode> earlier = _left.All;
            foreach (Rebound other in rebound)
            {
                since = LeftAlone.Since(other);
                Leave(other, OriginalOf(other.File, originals).GetRoot(cancellationToken), earlier, byMember: run < RunsByMember);
            }

            foreach ((RemovalFile file, Diagnostic problem) in problems)
            {
                string said = $"{problem.Id}: {problem.GetMessage(CultureInfo.InvariantCulture).TrimEnd('.')}";
                since = LeftAlone.Since($"{said} (in {Path.GetFileName(file.Given.FilePath)})");
                SyntaxTree original = OriginalOf(file, originals);
                if (earlier.Contains(original.GetRoot(cancellationToken)))
                {
                    LeaveNamedIn(original, removal, originals, since);
                }
                else
                {
                    Leave(file, original, problem, LeftAlone.Since(said), earlier, byMember: run < RunsByMember);
                }
            }
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            _left.Add(tree.GetRoot(cancellationToken), since);
        }

        (Removal last, Dictionary<SyntaxTree, SyntaxTree> marks) = Start();
        last.Settle();
        return Finish(last, marks);
    }

    private static StepFailure? FailureOf(Removal removal)
    {
        try
        {
            removal.Settle();
            return null;
        }
        catch (StepFailure failure)
        {
            return failure;
        }
    }

    // The removal to run, and the trees of which it has marked ones instead.
    private (Removal Removal, Dictionary<SyntaxTree, SyntaxTree> Originals) Start()
    {
        CSharpCompilation marked = compilation;
        Dictionary<SyntaxTree, SyntaxTree> originals = [];
        foreach (KeyValuePair<SyntaxTree, Dictionary<SyntaxNode, string>> left in _left.ByTree)
        {
            SyntaxTree tree = LeftAlone.Mark(left.Key, left.Value);
            marked = marked.ReplaceSyntaxTree(left.Key, tree);
            originals.Add(tree, left.Key);
        }

        FlagRemovalRequest known = request.MayRewrite is { } may
            ? request with { MayRewrite = tree => may(originals.TryGetValue(tree, out SyntaxTree? original) ? original : tree) }
            : request;
        return (new Removal(marked, known, cancellationToken, steps), originals);
    }

    private static SyntaxTree OriginalOf(RemovalFile file, Dictionary<SyntaxTree, SyntaxTree> originals) =>
        originals.TryGetValue(file.Given, out SyntaxTree? original) ? original : file.Given;

    private static FlagRemovalResult Finish(Removal removal, Dictionary<SyntaxTree, SyntaxTree> originals)
    {
        FlagRemovalResult result = removal.Finish();
        return result with
        {
            Changes = [.. result.Changes.Select(change => originals.TryGetValue(change.Before, out SyntaxTree? original) ? change with { Before = original } : change)],
        };
    }

    private void Leave(RemovalFile file, SyntaxTree original, Diagnostic problem, string since, HashSet<SyntaxNode> earlier, bool byMember)
    {
        SyntaxNode root = original.GetRoot(cancellationToken);
        if (byMember && problem.Properties.TryGetValue(FieldWarnings.Name, out string? field) && LeaveUsesOf(field!, root, since, earlier))
        {
            return;
        }

        IReadOnlyList<SyntaxNode> members = byMember ? EarlierMembers.Of(file.Tree.GetRoot(cancellationToken).FindNode(problem.Location.SourceSpan), root) : [];
        foreach (SyntaxNode member in members.DefaultIfEmpty(root))
        {
            if (byMember && LeftSwitches.For(problem, member, earlier) is { Count: > 0 } switches)
            {
                switches.ForEach(one => _left.Add(one, since));
                continue;
            }

            // What was left already and is not enough is left with all around it.
            SyntaxNode? place = member.AncestorsAndSelf().LastOrDefault(earlier.Contains) is { } left ? left.Parent : member;
            _left.Add(place ?? root, since);
        }
    }

    // The statement may do, where the use is in it.
    private void Leave(Rebound rebound, SyntaxNode root, HashSet<SyntaxNode> earlier, bool byMember)
    {
        SyntaxNode before = root.FindNode(rebound.Before.Span, getInnermostNodeForTie: true).AncestorsAndSelf().First(node => node.Span == rebound.Before.Span && node.RawKind == rebound.Before.RawKind);
        IEnumerable<SyntaxNode?> places = byMember ? [before is ExpressionSyntax expression ? SameMeaning.OutermostAround(expression) : before.FirstAncestorOrSelf<StatementSyntax>(), MemberPath.Of(before)] : [];
        _left.Add(places.OfType<SyntaxNode>().FirstOrDefault(place => !place.AncestorsAndSelf().Any(earlier.Contains)) ?? root, LeftAlone.Since(rebound));
    }

    // The members that name a field, and not the whole type that it is in; false where that was tried.
    private bool LeaveUsesOf(string field, SyntaxNode root, string since, HashSet<SyntaxNode> earlier)
    {
        List<MemberDeclarationSyntax> members =
        [
            .. root.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == field)
                .Select(static name => name.FirstAncestorOrSelf<MemberDeclarationSyntax>())
                .OfType<MemberDeclarationSyntax>()
                .Where(member => member is not (BaseTypeDeclarationSyntax or GlobalStatementSyntax) && !earlier.Contains(member))
                .Distinct(),
        ];
        members.ForEach(member => _left.Add(member, since));
        return members.Count > 0;
    }

    // In a file of which all is left, it comes of what became of another one: of those with a type that it names.
    private void LeaveNamedIn(SyntaxTree tree, Removal removal, Dictionary<SyntaxTree, SyntaxTree> originals, string since)
    {
        TokenTexts names = TokenTexts.Of(tree);
        foreach (SyntaxTree other in removal.Files.Where(static file => file.Tree != file.Original).Select(file => OriginalOf(file, originals)).Where(other => other != tree))
        {
            SyntaxNode root = other.GetRoot(cancellationToken);
            if (root.DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<BaseTypeDeclarationSyntax>().Any(type => names.CountOf(type.Identifier.ValueText) > 0))
            {
                _left.Add(root, since);
            }
        }
    }
}
