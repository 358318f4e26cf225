using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>
/// The part of an engine that changes: what the providers say, and for each definition set the snapshot made of it. Readers take
/// one reference and never wait; a change makes new snapshots aside and puts them in place in one step.
/// </summary>
internal sealed class EngineState
{
    private readonly FlagRegistry _registry;
    private readonly EngineSettings _settings;
    private readonly ProviderRunner[] _providers;
    private readonly ProblemLog _problems;
    private readonly ILogger _logger;
    private readonly Lock _taking = new();
    private readonly Lock _gate = new();
    private readonly FlagProviderState[] _contents;
    private readonly LayerReading _reading;
    private FlagSetSnapshot?[] _snapshots = [];
    private SnapshotSource[] _sources = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _started;

    public EngineState(FlagRegistry registry, EngineSettings settings, IReadOnlyList<FlagProvider> providers, ILogger logger)
    {
        _registry = registry;
        _settings = settings;
        _logger = logger;
        _problems = new ProblemLog(logger);
        Changes = new ChangeFeed(logger);
        string[] names = NamesOf(providers);
        _providers = [.. providers.Select((provider, layer) => new ProviderRunner(provider, names[layer], settings, Take, logger))];
        _reading = new LayerReading(_providers);
        _contents = new FlagProviderState[providers.Count];
        Array.Fill(_contents, FlagProviderState.Empty);
    }

    /// <summary>How the engine stands with its providers, in their order.</summary>
    public IReadOnlyList<ProviderRunner> Providers => _providers;

    /// <summary>Those who want to be told when providers say something else.</summary>
    public ChangeFeed Changes { get; }

    /// <summary>Raised after <see cref="Contents"/> were replaced, whatever of them counts here. Ours, and neither waits nor throws.</summary>
    public event EventHandler? Replaced;

    /// <summary>What each provider says, in their order: what is in force now, and nothing that is only read.</summary>
    public FlagProviderState[] Contents
    {
        get
        {
            lock (_gate)
            {
                return [.. _contents];
            }
        }
    }

    /// <summary>The definitions that the state is held against.</summary>
    public IEnumerable<FlagDefinitionSet> Sets => _registry.Sets;

    /// <summary>The first reading, and from then on a new one whenever a provider changes.</summary>
    public void Start()
    {
        Array.ForEach(_providers, static provider => provider.Start());
        IReadOnlyList<string> problems;
        lock (_taking)
        {
            // Until here the providers' first states were only gathered, so that all that are there at once are seen at once.
            _started = true;
            problems = Rebuild(
                () =>
                {
                    for (int layer = 0; layer < _providers.Length; layer++)
                    {
                        _contents[layer] = _providers[layer].State;
                    }
                },
                changed: null);
        }

        _problems.TellNew(problems);
    }

    /// <summary>Completes when the providers are no longer followed.</summary>
    public Task Stopped => _stopped.Task;

    public void Stop()
    {
        _stopped.TrySetResult();
        Changes.End();
        Array.ForEach(_providers, static provider => provider.Stop());
    }

    /// <summary>The snapshot of a set; made now if the set's assembly was loaded after the last change.</summary>
    public FlagSetSnapshot SnapshotOf(FlagDefinitionSet set) => FindSnapshot(set) ?? AddLate(set);

    /// <summary>The snapshot of a set, if it has been made.</summary>
    public FlagSetSnapshot? FindSnapshot(FlagDefinitionSet set) => Find(Volatile.Read(ref _snapshots), set);

    /// <summary>The snapshots of several sets, all of one state.</summary>
    public FlagSetSnapshot[] SnapshotsOf(FlagDefinitionSet[] sets)
    {
        Array.ForEach(sets, set => SnapshotOf(set));
        FlagSetSnapshot?[] snapshots = Volatile.Read(ref _snapshots);
        return Array.ConvertAll(sets, set => Find(snapshots, set)!);
    }

    /// <summary>Takes on what the engine's own handles look at, so that it follows the changes.</summary>
    public SnapshotSource AddSource(SnapshotSource source)
    {
        lock (_gate)
        {
            _sources = [.. _sources, source];
        }

        return source;
    }

    /// <summary>What providers are called; of several with one name, the second is "name (2)", so that a line in the log says which one it is about.</summary>
    private static string[] NamesOf(IReadOnlyList<FlagProvider> providers)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        return [.. providers.Select(ProviderRunner.NameOf).Select(name =>
        {
            int number = seen[name] = seen.GetValueOrDefault(name) + 1;
            return number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
        })];
    }

    private static FlagSetSnapshot? Find(FlagSetSnapshot?[] snapshots, FlagDefinitionSet set) =>
        (uint)set.Ordinal < (uint)snapshots.Length ? snapshots[set.Ordinal] : null;

    /// <summary>Puts a provider's new state into force. Called by each provider's runner, which tells of what is thrown here.</summary>
    /// <param name="provider">The provider's runner.</param>
    /// <param name="changedKeys">The flags of which it says something else than before; null where all may be new.</param>
    private void Take(ProviderRunner provider, IReadOnlyCollection<string>? changedKeys)
    {
        IReadOnlyList<string> problems;

        // One change at a time. A lock of its own: loggers are other people's code.
        lock (_taking)
        {
            if (!_started)
            {
                return;
            }

            int layer = Array.IndexOf(_providers, provider);
            FlagProviderState content = provider.State;
            List<FlagsChanged>? changes = Changes.HasSubscribers ? [] : null;
            problems = Rebuild(() => _contents[layer] = content, changedKeys is null ? null : (layer, changedKeys), changes, provider.Name);
            Changes.Publish(changes ?? []);
        }

        Replaced?.Invoke(this, EventArgs.Empty);
        _problems.TellNew(problems);
        EngineLog.StateChanged(_logger, provider.Name);
    }

    /// <summary>Makes the snapshots of all sets from what the providers say now, and puts them in place at once.</summary>
    /// <param name="takeContent">
    /// Takes what was read: in the same step, or an assembly that is loaded meanwhile would answer from a state that others have yet to see.
    /// </param>
    /// <param name="changed">The provider and the flags of which it says something else; null where everything has to be read.</param>
    /// <param name="changes">Takes what has changed, if anybody wants to know.</param>
    /// <param name="provider">Whose new state it is.</param>
    /// <returns>What is wrong with the providers' state.</returns>
    private IReadOnlyList<string> Rebuild(
        Action takeContent, (int Layer, IReadOnlyCollection<string> Keys)? changed, List<FlagsChanged>? changes = null, string provider = "")
    {
        lock (_gate)
        {
            takeContent();
            FlagDefinitionSet[] sets = [.. _registry.Sets];
            bool isDifference = changed is { } difference && _reading.CanReadChanges && !difference.Keys.Any(key => LayerReading.IsOtherSpelling(key, sets));
            if (!isDifference)
            {
                _reading.Reset();
            }

            FlagSetSnapshot?[] before = _snapshots;
            FlagSetSnapshot?[] after = new FlagSetSnapshot?[sets.Length == 0 ? 0 : sets.Max(static set => set.Ordinal) + 1];
            foreach (FlagDefinitionSet set in sets)
            {
                FlagSetSnapshot? earlier = set.Ordinal < before.Length ? before[set.Ordinal] : null;
                FlagSetSnapshot built = Build(set, earlier, isDifference ? changed!.Value.Keys : null);
                after[set.Ordinal] = built;
                if (changes is not null && ChangedFlags.Between(earlier, built, provider) is { } change)
                {
                    changes.Add(change);
                }
            }

            FindOtherProblems(isDifference ? changed : null, sets);
            _registry.Change(_sources, () => Volatile.Write(ref _snapshots, after));
            return _reading.Problems.All;
        }
    }

    private void FindOtherProblems((int Layer, IReadOnlyCollection<string> Keys)? changed, FlagDefinitionSet[] sets)
    {
        if (changed is { } difference)
        {
            ILookup<bool, string> keys = difference.Keys.ToLookup(_contents[difference.Layer].Flags.ContainsKey);
            UndeclaredFlags.Find(_reading.Problems, difference.Layer, keys[true], sets);
            foreach (string dropped in keys[false])
            {
                _reading.Problems.Set(difference.Layer, set: null, dropped, []);
            }

            return;
        }

        for (int layer = 0; layer < _contents.Length; layer++)
        {
            _reading.Problems.Set(layer, set: null, key: string.Empty, _contents[layer].Problems);
            UndeclaredFlags.Find(_reading.Problems, layer, _contents[layer].Flags.Keys, sets);
        }
    }

    private FlagSetSnapshot AddLate(FlagDefinitionSet set)
    {
        IReadOnlyList<string> problems;
        FlagSetSnapshot added;
        lock (_gate)
        {
            FlagSetSnapshot?[] before = _snapshots;
            if (set.Ordinal < before.Length && before[set.Ordinal] is { } present)
            {
                return present;
            }

            FlagSetSnapshot?[] after = new FlagSetSnapshot?[Math.Max(before.Length, set.Ordinal + 1)];
            before.CopyTo(after, 0);
            after[set.Ordinal] = added = Build(set, earlier: null, changedKeys: null);
            problems = _reading.Problems.All;
            Volatile.Write(ref _snapshots, after);
        }

        EngineLog.Try(() => _problems.TellMore(problems));
        foreach (string conflict in DefinitionConflicts.Find(_registry.Sets, set))
        {
            EngineLog.Try(() => EngineLog.DefinitionsConflict(_logger, conflict));
        }

        return added;
    }

    private FlagSetSnapshot Build(FlagDefinitionSet set, FlagSetSnapshot? earlier, IReadOnlyCollection<string>? changedKeys) => new(
        set,
        _settings,
        earlier is null || changedKeys is null
            ? _reading.ReadAll(set, _contents, earlier?.States ?? LayeredStates.None)
            : _reading.ReadChanges(set, _contents, earlier.States, changedKeys),
        earlier);
}
