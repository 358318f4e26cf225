namespace TypedFlags;

/// <summary>
/// The definition sets and the live engines of a process, and with them the answer to "which engine does the static
/// surface use?". Sets are held weakly: an assembly that can be unloaded is not kept by having had flags (a live engine keeps
/// those it serves). Engines are held until they are disposed, so that what the static surface answers never depends on
/// the garbage collector.
/// </summary>
internal sealed class FlagRegistry
{
    private readonly Lock _gate = new();
    private FlagEngine[] _liveEngines = [];
    private WeakReference<FlagDefinitionSet>[] _sets = [];
    private long _version;
    private bool _warnedOfSeveral;

    /// <summary>The one of this process.</summary>
    public static FlagRegistry OfProcess { get; } = new();

    /// <summary>The sets registered so far, in order of registration.</summary>
    public IEnumerable<FlagDefinitionSet> Sets
    {
        get
        {
            foreach (WeakReference<FlagDefinitionSet> reference in Volatile.Read(ref _sets))
            {
                if (reference.TryGetTarget(out FlagDefinitionSet? set))
                {
                    yield return set;
                }
            }
        }
    }

    public void Add(FlagDefinitionSet set)
    {
        lock (_gate)
        {
            WeakReference<FlagDefinitionSet>[] alive = Array.FindAll(_sets, static one => one.TryGetTarget(out _));
            Volatile.Write(ref _sets, [.. alive, new WeakReference<FlagDefinitionSet>(set)]);
        }
    }

    /// <summary>Makes an engine one that the static surface may use.</summary>
    public void Attach(FlagEngine engine) => Change([], () => Volatile.Write(ref _liveEngines, [.. _liveEngines, engine]));

    /// <summary>Takes an engine out of the static surface.</summary>
    public void Detach(FlagEngine engine) =>
        Change([], () => Volatile.Write(ref _liveEngines, Array.FindAll(_liveEngines, one => !ReferenceEquals(one, engine))));

    /// <summary>
    /// Makes a change of the engines, or of an engine's state, seen everywhere at once: whoever has seen a new answer of one flag
    /// never gets an old one of another, whichever assemblies they belong to.
    /// </summary>
    /// <param name="sources">The sources of the engine whose state changes; those of the static surface always follow.</param>
    /// <param name="change">Makes the change, in one write.</param>
    public void Change(IReadOnlyList<SnapshotSource> sources, Action change)
    {
        lock (_gate)
        {
            List<SnapshotSource> followers = [.. sources];
            foreach (FlagDefinitionSet set in Sets)
            {
                followers.Add(set.StaticSource);
            }

            // First all forget: from here on, who asks finds out for himself and comes to the one place that the change is made in.
            followers.ForEach(static source => source.Remember(null));
            change();

            // Not before: what is found out from here on is new, and may be remembered.
            Volatile.Write(ref _version, _version + 1);
            _warnedOfSeveral &= _liveEngines.Length > 1;
            followers.ForEach(source => source.Remember(FindWithoutMaking(source)));
        }
    }

    /// <summary>Finds out what a source evaluates, and lets it remember that. Never waits for a change that is under way.</summary>
    public FlagSetSnapshot Find(SnapshotSource source)
    {
        long version = Volatile.Read(ref _version);
        FlagSetSnapshot found = FindEngine(source) is { } engine ? engine.SnapshotOf(source.Set) : source.Set.CompiledSnapshot;
        FlagEngine? toWarn = null;
        if (_gate.TryEnter())
        {
            try
            {
                if (_version == version)
                {
                    source.Remember(found);
                    toWarn = source.Engine is null && _liveEngines.Length > 1 && !_warnedOfSeveral ? _liveEngines[^1] : null;
                    _warnedOfSeveral |= toWarn is not null;
                }
            }
            finally
            {
                _gate.Exit();
            }
        }

        // Outside the lock: a logger is other people's code, and may itself ask for a flag.
        toWarn?.WarnOfSeveralEngines(source.Set);
        return found;
    }

    /// <summary>The engine a source uses; null where the compiled definitions answer.</summary>
    public FlagEngine? FindEngine(SnapshotSource source)
    {
        FlagEngine[] live = Volatile.Read(ref _liveEngines);
        return source.Engine ?? (live.Length == 1 ? live[0] : null);
    }

    /// <summary>What a source evaluates, as far as that is there already; and of several engines nobody was warned yet.</summary>
    private FlagSetSnapshot? FindWithoutMaking(SnapshotSource source)
    {
        if (FindEngine(source) is { } engine)
        {
            return engine.FindSnapshot(source.Set);
        }

        return _liveEngines.Length > 1 && !_warnedOfSeveral ? null : source.Set.CompiledSnapshotIfMade;
    }
}
