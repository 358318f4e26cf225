using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>
/// Marks on calls and lambdas, which say where each stood in the file as it was: an argument that goes may make another method of one, and nothing but the mark tells then which it was.
/// A member gets them before the first change in it. Members that never change get none: what is looked up there would be the same.
/// </summary>
internal sealed class BoundMarks
{
    private static int _last;

    // Trees go from one run to the next, and say nothing there of where something was.
    private readonly string _place;
    private readonly string _unit;
    private readonly string _entered;

    public BoundMarks()
    {
        int run = Interlocked.Increment(ref _last);
        _place = $"TypedFlags.Bound.Place.{run}";
        _unit = $"TypedFlags.Bound.Unit.{run}";
        _entered = $"TypedFlags.Bound.Entered.{run}";
    }

    /// <summary>The file with marks in the members in which words of the flag stand; null where there is none.</summary>
    public SyntaxNode? AtFirst(SyntaxTree tree, FlagWords words, CancellationToken cancellationToken)
    {
        SyntaxNode root = tree.GetRoot(cancellationToken);
        return Before(root, words.TokensIn(root).Select(static token => token.Parent).OfType<SyntaxNode>(), isUnchanged: true);
    }

    /// <summary>The file with marks in the members that are about to change; null where they have theirs.</summary>
    /// <param name="root">The file as it is now.</param>
    /// <param name="edited">The nodes that will change.</param>
    /// <param name="isUnchanged">True where the file is as it was given.</param>
    public SyntaxNode? Before(SyntaxNode root, IEnumerable<SyntaxNode> edited, bool isUnchanged)
    {
        HashSet<SyntaxNode> units = [.. edited.SelectMany(UnitsOf)];
        units.RemoveWhere(unit => unit.HasAnnotations(_entered) || !(isUnchanged || unit.HasAnnotations(_unit)));

        // Once a part of the file has changed, only what a member has with it says where it was.
        List<SyntaxNode> unknown = isUnchanged && !root.GetAnnotatedNodes(_unit).Any() ? [.. root.DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).Where(IsUnit)] : [];
        if (units.Count == 0 && unknown.Count == 0)
        {
            return null;
        }

        IEnumerable<SyntaxNode> bound = units.SelectMany(static unit => unit.DescendantNodesAndSelf().Where(Bound.Is));
        return root.ReplaceNodes(bound.Concat(units).Concat(unknown).Distinct(), (original, now) => Marked(original, now, units));
    }

    /// <summary>All that is marked in a file, with where it was.</summary>
    public IEnumerable<(SyntaxNode Node, TextSpan Was)> In(SyntaxNode root) =>
        root.ContainsAnnotations ? root.GetAnnotatedNodes(_place).Select(node => (node, SpanIn(node.GetAnnotations(_place).First()))) : [];

    /// <summary>Where a node was; null where it bears no mark.</summary>
    public TextSpan? Of(SyntaxNode node) => node.GetAnnotations(_place).FirstOrDefault() is { } mark ? SpanIn(mark) : null;

    private SyntaxNode Marked(SyntaxNode original, SyntaxNode now, HashSet<SyntaxNode> units)
    {
        SyntaxNode marked = now;
        if (Bound.Is(original) && original.AncestorsAndSelf().FirstOrDefault(units.Contains) is { } unit)
        {
            int start = unit.GetAnnotations(_unit).FirstOrDefault() is { } known ? SpanIn(known).Start : unit.SpanStart;
            marked = marked.WithAdditionalAnnotations(At(_place, new TextSpan(start + original.SpanStart - unit.SpanStart, original.Span.Length)));
        }

        if (IsUnit(original))
        {
            marked = original.HasAnnotations(_unit) ? marked : marked.WithAdditionalAnnotations(At(_unit, original.Span));
            marked = units.Contains(original) ? marked.WithAdditionalAnnotations(new SyntaxAnnotation(_entered)) : marked;
        }

        return marked;
    }

    // Statements of the top level belong together.
    private static IEnumerable<SyntaxNode> UnitsOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<PrimaryConstructorBaseTypeSyntax>() is { } initializer ? [initializer]
        : MemberPath.Of(node) is var member && member is CompilationUnitSyntax unit ? node.FirstAncestorOrSelf<GlobalStatementSyntax>() is null ? [] : unit.Members.OfType<GlobalStatementSyntax>()
        : [member];

    private static bool IsUnit(SyntaxNode node) => node is PrimaryConstructorBaseTypeSyntax or GlobalStatementSyntax || MemberPath.Of(node) == node;

    private static SyntaxAnnotation At(string kind, TextSpan span) => new(kind, string.Format(CultureInfo.InvariantCulture, "{0} {1}", span.Start, span.Length));

    private static TextSpan SpanIn(SyntaxAnnotation mark)
    {
        int gap = mark.Data!.IndexOf(' ');
        return new TextSpan(int.Parse(mark.Data.Substring(0, gap), CultureInfo.InvariantCulture), int.Parse(mark.Data.Substring(gap + 1), CultureInfo.InvariantCulture));
    }
}
