using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.Cli.Removing;

/// <summary>One removal from all projects: consumers before what they refer to, so that a library knows what of it is still used; then, the other way, what consumers gave to what went.</summary>
internal sealed class RemovalPass
{
    private readonly CodeBase _code;
    private readonly FlagToRemove _flag;
    private readonly IReadOnlyList<string> _methods;
    private readonly UnboundTexts _texts;
    private readonly UnboundTexts _textsOfLoose;
    private readonly SharedParameters? _shared;
    private readonly IReadOnlyCollection<string> _asking;
    private readonly AskingContracts _contracts;
    private readonly ChangedTrees _changed;
    private readonly RewritableFiles _rewritable;
    private readonly Dictionary<CodeProject, HashSet<RemovalNote>> _notes = [];

    /// <param name="code">The projects.</param>
    /// <param name="flag">What is removed.</param>
    /// <param name="methods">Methods whose first text is a flag's name.</param>
    /// <param name="originals">The projects as they were.</param>
    /// <param name="contracts">Members of interfaces that ask for the flag.</param>
    /// <param name="needed">Parameters that have to stay for the sake of other projects; null where all have to.</param>
    /// <param name="asking">Types that still ask for the flag, and types that use them.</param>
    public RemovalPass(
        CodeBase code, FlagToRemove flag, IReadOnlyList<string> methods, IReadOnlyDictionary<CodeProject, CSharpCompilation> originals, AskingContracts contracts, IReadOnlySet<SharedParameter>? needed,
        IReadOnlyCollection<string> asking)
    {
        (_code, _flag, _methods, _contracts, _asking) = (code, flag, methods, contracts, asking);
        (_changed, _rewritable) = (new ChangedTrees(code), new RewritableFiles(code));
        (_texts, _textsOfLoose) = UnboundTexts.In(code.Layout);
        _shared = needed is null ? null : new SharedParameters(code, originals, needed, _texts, BaseRequestFor);
        foreach ((CodeProject project, CSharpCompilation compilation) in originals)
        {
            project.Compilation = compilation;
        }
    }

    /// <summary>What was left, in no order.</summary>
    public IReadOnlyCollection<RemovalNote> Notes => [.. _notes.Values.SelectMany(static notes => notes).Distinct(), .. _rewritable.Notes];

    /// <summary>The notes of a project.</summary>
    public IReadOnlyCollection<RemovalNote> NotesOf(CodeProject project) => _notes.GetValueOrDefault(project, []);

    /// <summary>Paths of the files that changed.</summary>
    public IReadOnlyCollection<string> ChangedPaths => _changed.Paths;

    /// <summary>Parameters that went, and without which a project can't do.</summary>
    public IReadOnlyCollection<SharedParameter> StillNeeded { get; private set; } = [];

    /// <summary>The files as they are to be, in order of their paths.</summary>
    public IReadOnlyList<FileChange> Changes => _changed.Changes;

    public void Run(Surroundings surroundings)
    {
        List<CodeProject> projects = [.. _code.Projects.Where(static project => project is { IsConcerned: true, IsMeant: true, Compilation: not null }).Reverse()];
        for (int index = 0; index < projects.Count; index++)
        {
            surroundings.WorkProgress.Report(index, $"of {projects.Count} projects rewritten");
            Run(projects[index], []);
        }

        projects.Reverse();
        Dictionary<CodeProject, IReadOnlyCollection<string>> unimplemented = projects.ToDictionary(static project => project, project => SharedContracts.UnimplementedIn(project, _contracts));
        if (_shared is not null)
        {
            foreach (CodeProject project in projects.Where(_shared.BeginConsumer))
            {
                Run(project, _shared.GivenBy(project));
            }

            StillNeeded = _shared.End(projects);
        }

        foreach (CodeProject project in projects.Where(project => unimplemented[project].Count > 0))
        {
            SharedContracts.Refer(project);
            Run(project, [], unimplemented[project]);
        }
    }

    // A file that projects before this one changed goes on from where they left it; unless the project, by itself, comes to the same: then it also sees what of its own only the dead code used.
    private void Run(CodeProject project, IReadOnlyCollection<SharedParameter> dropped, IReadOnlyCollection<string>? unimplemented = null)
    {
        CSharpCompilation own = project.Compilation!;
        CSharpCompilation shared = _changed.PutInto(project);
        project.Compilation = shared;
        FlagRemovalRequest request = RequestFor(project, dropped) with { Unimplemented = unimplemented ?? [] };
        FlagRemovalResult result = shared != own && FlagRemover.Remove(own, request) is var alone && _changed.AreAsIn(alone.Compilation, project) ? alone : FlagRemover.Remove(shared, request);
        Take(project, result);
    }

    private FlagRemovalRequest RequestFor(CodeProject project, IReadOnlyCollection<SharedParameter> dropped)
    {
        HashSet<string> words = [.. _flag.Words];
        foreach (CodeProject dependency in project.Dependencies.Where(static dependency => dependency is { IsConcerned: true, Compilation: not null }).OrderBy(static dependency => dependency.Dependencies.Count))
        {
            words.UnionWith(HolderNames.In(dependency, _flag.Pinned, words, tree => dependency.Files.ContainsKey(tree.FilePath)));
        }

        CSharpCompilation[] consumers = [.. _code.Projects.Where(other => other.Dependencies.Contains(project)).Select(static other => other.Compilation).OfType<CSharpCompilation>()];
        LinkedFiles linked = new(project, _code, _changed.TextOf);
        return BaseRequestFor(project) with
        {
            Words = [.. words],
            IsUsedElsewhere = new UsesElsewhere(project.Compilation!, consumers, File.Exists(project.Source.Path) ? _texts : _textsOfLoose, linked, _contracts).Contains,
            MayDrop = _shared is null ? null : parameter => !linked.MayUse(SharedParameters.NameOf(parameter)) && _shared.MayDrop(project, parameter),
            Dropped = [.. dropped],
            StillAsking = [.. _asking],
        };
    }

    private void Take(CodeProject project, FlagRemovalResult result)
    {
        project.Compilation = result.Compilation;
        foreach (FlagRemovalChange change in result.Changes)
        {
            _changed.Add(change);
        }

        // Of an earlier run, also for another project with the same file, what was told of files that did not change since still holds.
        HashSet<string> changed = [.. result.Changes.Select(static change => change.After.FilePath)];
        foreach (HashSet<RemovalNote> earlier in _notes.Values)
        {
            earlier.RemoveWhere(note => changed.Contains(note.Path));
        }

        _notes[project] =
        [
            .. NotesOf(project),
            .. result.Notes.Where(note => note.Location.SourceTree is { } tree && project.Files.ContainsKey(tree.FilePath) && !_rewritable.CouldNotRead(tree.FilePath)).Select(RemovalNote.Of),
        ];
    }

    private FlagRemovalRequest BaseRequestFor(CodeProject project) => new(_flag.Pinned)
    {
        Methods = [.. _methods.Union(project.Source.FlagMethodNames, StringComparer.Ordinal)],
        Contracts = _contracts.Ids,
        IsPublicApi = IsPublicApi(project.Source, _code.Layout),
        MayRewrite = tree => _rewritable.Contains(project, tree),
    };

    /// <summary>Code that is not seen may use what a package has, and what a part of a larger whole has.</summary>
    public static bool IsPublicApi(ProjectSource project, CodeLayout layout) => project.IsPackage || (project.IsLibrary && !layout.Place.IsWhole);
}
