using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval;

/// <summary>One run over one compilation: its steps again and again, until none of them changes anything.</summary>
internal sealed class Removal
{
    // Each round takes at least one node away; more than this is a mistake of ours, and better an answer than a hang.
    private const int MostRounds = 1_000;

    private readonly List<RemovalFile> _files;
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
        _files = [.. compilation.SyntaxTrees.Cast<CSharpSyntaxTree>().Where(MayRewrite).Select(static tree => new RemovalFile(tree))];
    }

    /// <summary>The program as it was given, and what it meant.</summary>
    public Code Before { get; }

    /// <summary>The program as it is now, and what it means.</summary>
    public Code Now { get; private set; }

    /// <summary>As it was given.</summary>
    public CSharpCompilation Original => Before.Compilation;

    /// <summary>As it is now.</summary>
    public CSharpCompilation Compilation => Now.Compilation;

    public FlagRemovalRequest Request { get; }

    public PinnedFlag Flag => Request.Flag;

    public CancellationToken CancellationToken { get; }

    /// <summary>Finds the uses of the flag.</summary>
    public Recognizer Recognition { get; }

    /// <summary>The files that may be rewritten.</summary>
    public IReadOnlyList<RemovalFile> Files => _files;

    public FlagRemovalResult Run()
    {
        for (int round = 0; round < MostRounds; round++)
        {
            // What nothing uses any more is looked for when nothing else is left to do: it takes a look at the whole program.
            if (!Apply(_steps) && !Apply(RemovalSteps.Afterwards) && !Apply(RemovalSteps.Last))
            {
                break;
            }
        }

        foreach (RemovalStep step in RemovalSteps.InOrder.Concat(RemovalSteps.Afterwards))
        {
            step.Report(this);
        }

        ImmutableArray<FlagRemovalChange> changes =
            [.. _files.Where(static file => file.Tree != file.Original).Select(static file => new FlagRemovalChange(file.Original, file.Tree, file.Uses))];
        return new FlagRemovalResult(Compilation, changes, [.. _notes]);
    }

    /// <summary>What a file means now.</summary>
    public SemanticModel ModelOf(RemovalFile file) => Now.ModelOf(file.Tree);

    /// <summary>Puts new roots in the place of files' old ones, all at once. Models that were given out are of yesterday then.</summary>
    public void Replace(IReadOnlyCollection<(RemovalFile File, SyntaxNode Root)> changes)
    {
        CSharpCompilation compilation = Compilation;
        foreach ((RemovalFile file, SyntaxNode root) in changes)
        {
            SyntaxTree tree = file.Tree.WithRootAndOptions(root, file.Tree.Options);
            compilation = compilation.ReplaceSyntaxTree(file.Tree, tree);
            file.Tree = tree;
        }

        Now = new Code(compilation);
    }

    /// <summary>What was told so far.</summary>
    public IReadOnlyList<FlagRemovalNote> Notes => _notes;

    /// <summary>Says that something was left, for a person to look at.</summary>
    public void Tell(FlagRemovalReason reason, string message, Location location) => _notes.Add(new FlagRemovalNote(reason, message, location));

    private bool Apply(IReadOnlyList<RemovalStep> steps)
    {
        bool hasChanged = false;
        foreach (RemovalStep step in steps)
        {
            CancellationToken.ThrowIfCancellationRequested();
            hasChanged |= step.Apply(this);
        }

        return hasChanged;
    }

    private bool MayRewrite(SyntaxTree tree) => Request.MayRewrite?.Invoke(tree) ?? !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
