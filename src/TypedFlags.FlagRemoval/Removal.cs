using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval;

/// <summary>One run over one compilation: its steps again and again, until none of them changes anything.</summary>
internal sealed class Removal
{
    // Each change takes at least one node away; more than this is a mistake of ours, and better an answer than a hang.
    private const int MostChanges = 10_000;

    private readonly List<RemovalFile> _files;
    private readonly Dictionary<SyntaxTree, RemovalFile> _byTree;
    private readonly List<FlagRemovalNote> _notes = [];
    private readonly IReadOnlyList<RemovalStep> _steps;

    public Removal(CSharpCompilation compilation, FlagRemovalRequest request, CancellationToken cancellationToken, IReadOnlyList<RemovalStep>? steps = null)
    {
        _steps = steps ?? RemovalSteps.InOrder;
        Before = new Code(compilation);
        Now = Before;
        Request = request;
        CancellationToken = cancellationToken;
        Recognition = new Recognizer(this);
        Needed = new NeededSetups(this);
        _files = [.. compilation.SyntaxTrees.Cast<CSharpSyntaxTree>().Where(MayRewrite).Select(static tree => new RemovalFile(tree))];
        _byTree = _files.ToDictionary(static file => file.Tree);
    }

    /// <summary>The program as it was given, and what it meant.</summary>
    public Code Before { get; private set; }

    /// <summary>The program as it is now, and what it means.</summary>
    public Code Now { get; private set; }

    /// <summary>The versions in which steps that look at the whole program found nothing in it.</summary>
    public Dictionary<RemovalStep, int> SettledAt { get; } = [];

    /// <summary>How often something changed.</summary>
    public int Version { get; private set; }

    /// <summary>As it was given.</summary>
    public CSharpCompilation Original => Before.Compilation;

    /// <summary>As it is now.</summary>
    public CSharpCompilation Compilation => Now.Compilation;

    public FlagRemovalRequest Request { get; }

    public PinnedFlag Flag => Request.Flag;

    public CancellationToken CancellationToken { get; }

    /// <summary>Finds the uses of the flag.</summary>
    public Recognizer Recognition { get; }

    /// <summary>Says where what is bound in a member was before the run.</summary>
    public BoundMarks Marks { get; } = new();

    /// <summary>Whether members are marked before they change, so that what is bound in them can be told from what was.</summary>
    public bool HasMarks { get; private set; }

    /// <summary>Knows which set-ups of tests have to stay.</summary>
    public NeededSetups Needed { get; }

    /// <summary>The files that may be rewritten.</summary>
    public IReadOnlyList<RemovalFile> Files => _files;

    public FlagRemovalResult Run()
    {
        Settle();
        return Finish();
    }

    /// <summary>Applies the steps until none of them finds anything. What it comes to can be compiled; usings that nothing needs are still there.</summary>
    public void Settle()
    {
        if (_steps == RemovalSteps.InOrder && Request.Dropped.IsEmpty && Request.Unimplemented.Count == 0 && !Recognition.MayFindAny() && !_files.Exists(static file => Known.AreIn(file.Tree.GetRoot())))
        {
            return;
        }

        MarkAtFirst();

        // A change is mostly followed by others in the same file. Those that it makes possible elsewhere are looked for when nothing is left to do there, and what nothing
        // uses any more when nothing is left to do at all: that takes a look at the whole program, and what goes then seldom makes anything else possible.
        while (Repeat(_steps, Extent.ChangedFiles) || Repeat(_steps, Extent.Program) || Repeat(RemovalSteps.Afterwards, Extent.Program) || Repeat(RemovalSteps.Diagnosed, Extent.Program))
        {
        }
    }

    /// <summary>Takes out the usings that nothing needs any more, and tells what was left.</summary>
    public FlagRemovalResult Finish()
    {
        foreach (RemovalStep step in RemovalSteps.Last)
        {
            step.Apply(this, Extent.Program);
        }

        foreach (RemovalStep step in RemovalSteps.InOrder.Concat(RemovalSteps.Afterwards))
        {
            step.Report(this);
        }

        ImmutableArray<FlagRemovalChange> changes =
            [.. _files.Where(static file => file.Tree != file.Original).Select(static file => new FlagRemovalChange(file.Given, file.Tree, file.Uses))];

        // A tree in which nothing but marks is new is the one that was given: whoever gave it looks for it.
        CSharpCompilation result = _files.Where(static file => file.Tree == file.Original && file.Tree != file.Given)
            .Aggregate(Compilation, static (compilation, file) => compilation.ReplaceSyntaxTree(file.Tree, file.Given));
        return new FlagRemovalResult(result, changes, [.. _notes]);
    }

    /// <summary>The file whose tree it is; null for one that may not be rewritten.</summary>
    public RemovalFile? FileOf(SyntaxTree? tree) => tree is not null && _byTree.TryGetValue(tree, out RemovalFile? file) ? file : null;

    /// <summary>What a file means now.</summary>
    public SemanticModel ModelOf(RemovalFile file) => Now.ModelOf(file.Tree);

    /// <summary>Puts new roots in the place of files' old ones, all at once. Models that were given out are of yesterday then.</summary>
    public void Replace(IReadOnlyCollection<(RemovalFile File, SyntaxNode Root)> changes)
    {
        CSharpCompilation compilation = Compilation;
        Version++;
        foreach ((RemovalFile file, SyntaxNode root) in changes)
        {
            SyntaxTree tree = file.Tree.WithRootAndOptions(root, file.Tree.Options);
            compilation = compilation.ReplaceSyntaxTree(file.Tree, tree);
            _byTree.Remove(file.Tree);
            _byTree.Add(tree, file);
            file.Tree = tree;
            file.ChangedAt = Version;
        }

        Now = new Code(compilation);
    }

    /// <summary>What was told so far.</summary>
    public IReadOnlyList<FlagRemovalNote> Notes => _notes;

    /// <summary>Says that something was left, for a person to look at.</summary>
    public void Tell(FlagRemovalReason reason, string message, Location location) => _notes.Add(new FlagRemovalNote(reason, message, location));

    // What it means is asked of the marked program from the start: not even a name of it is bound yet.
    private void MarkAtFirst()
    {
        if (HasMarks)
        {
            return;
        }

        HasMarks = true;
        RemovalFile[] files = [.. _files.Where(file => Recognition.Words.AreIn(file.Tree, CancellationToken))];
        SyntaxNode?[] roots = SideBySide.Of(files, this, file => Marks.AtFirst(file.Tree, Recognition.Words, CancellationToken));
        List<(RemovalFile File, SyntaxNode Root)> marked = [.. files.Zip(roots, static (file, root) => (file, root!)).Where(static file => file.Item2 is not null)];
        if (marked.Count > 0)
        {
            Replace(marked);
            marked.ForEach(static one => one.File.Original = one.File.Tree);
            Before = Now;
        }
    }

    private bool Repeat(IReadOnlyList<RemovalStep> steps, Extent extent)
    {
        int before = Version;
        int last;
        do
        {
            last = Version;
            foreach (RemovalStep step in steps)
            {
                CancellationToken.ThrowIfCancellationRequested();
                while (step.Apply(this, extent) && Version < MostChanges)
                {
                }
            }
        }
        while (Version != last && Version < MostChanges);
        return Version != before && Version < MostChanges;
    }

    private bool MayRewrite(SyntaxTree tree) => Request.MayRewrite?.Invoke(tree) ?? !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
