using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>
/// Runs a removal and holds the result against the compiler. Where it says something new, the uses of the flag in the member that it speaks of are left alone, and the
/// removal runs again from the start; in the worst case nothing is touched.
/// </summary>
internal sealed class CheckedRemoval(
    CSharpCompilation compilation, FlagRemovalRequest request, CancellationToken cancellationToken, IReadOnlyList<RemovalStep>? steps = null)
{
    // By member, then by file: a program in which more goes wrong than this is left as it is.
    private const int MostRuns = 6;

    private readonly Dictionary<SyntaxTree, Dictionary<SyntaxNode, string>> _left = [];

    public FlagRemovalResult Run()
    {
        for (int run = 0; run < MostRuns; run++)
        {
            (Removal removal, Dictionary<SyntaxTree, SyntaxTree> originals) = Start();
            removal.Settle();
            List<(RemovalFile File, Diagnostic Problem)> problems = Problems.NewIn(removal);
            if (problems.Count == 0)
            {
                return Finish(removal, originals);
            }

            foreach ((RemovalFile file, Diagnostic problem) in problems)
            {
                Leave(file, originals.TryGetValue(file.Original, out SyntaxTree? original) ? original : file.Original, problem, isLate: run >= MostRuns / 2);
            }
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            Leave(tree, tree.GetRoot(cancellationToken), "it would not compile");
        }

        (Removal last, Dictionary<SyntaxTree, SyntaxTree> marks) = Start();
        last.Settle();
        return Finish(last, marks);
    }

    // The removal to run, and the trees of which it has marked ones instead.
    private (Removal Removal, Dictionary<SyntaxTree, SyntaxTree> Originals) Start()
    {
        CSharpCompilation marked = compilation;
        Dictionary<SyntaxTree, SyntaxTree> originals = [];
        foreach (KeyValuePair<SyntaxTree, Dictionary<SyntaxNode, string>> left in _left)
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

    private static FlagRemovalResult Finish(Removal removal, Dictionary<SyntaxTree, SyntaxTree> originals)
    {
        FlagRemovalResult result = removal.Finish();
        return result with
        {
            Changes = [.. result.Changes.Select(change => originals.TryGetValue(change.Before, out SyntaxTree? original) ? change with { Before = original } : change)],
        };
    }

    private void Leave(RemovalFile file, SyntaxTree original, Diagnostic problem, bool isLate)
    {
        SyntaxNode root = original.GetRoot(cancellationToken);
        string text = $"{problem.Id}: {problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
        if (!isLate && problem.Properties.TryGetValue(FieldWarnings.Name, out string? field) && LeaveUsesOf(field!, original, text))
        {
            return;
        }

        IReadOnlyList<SyntaxNode> members = isLate ? [] : EarlierMembers.Of(file.Tree.GetRoot(cancellationToken).FindNode(problem.Location.SourceSpan), root);
        foreach (SyntaxNode member in members)
        {
            // What was left already and is not enough is left with all around it.
            SyntaxNode? place = member;
            while (place is not null && _left.TryGetValue(original, out Dictionary<SyntaxNode, string>? left) && left.ContainsKey(place))
            {
                place = place.Parent;
            }

            Leave(original, place ?? root, text);
        }

        if (members.Count == 0)
        {
            Leave(original, root, text);
        }
    }

    // The members that name a field, and not the whole type that it is in; false where that was tried.
    private bool LeaveUsesOf(string field, SyntaxTree tree, string problem)
    {
        List<MemberDeclarationSyntax> members =
        [
            .. tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == field)
                .Select(static name => name.FirstAncestorOrSelf<MemberDeclarationSyntax>())
                .OfType<MemberDeclarationSyntax>()
                .Where(member => member is not (BaseTypeDeclarationSyntax or GlobalStatementSyntax) && !(_left.TryGetValue(tree, out Dictionary<SyntaxNode, string>? left) && left.ContainsKey(member)))
                .Distinct(),
        ];
        members.ForEach(member => Leave(tree, member, problem));
        return members.Count > 0;
    }

    private void Leave(SyntaxTree tree, SyntaxNode node, string problem)
    {
        if (!_left.TryGetValue(tree, out Dictionary<SyntaxNode, string>? nodes))
        {
            _left.Add(tree, nodes = []);
        }

        foreach (SyntaxNode inner in nodes.Keys.Where(inner => node.FullSpan.Contains(inner.FullSpan)).ToList())
        {
            nodes.Remove(inner);
        }

        nodes[node] = problem;
    }
}
