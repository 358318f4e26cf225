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
    private readonly List<FlagEngine> _liveEngines = [];
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
    public void Attach(FlagEngine engine) => Change(() => _liveEngines.Add(engine));

    /// <summary>Takes an engine out of the static surface.</summary>
    public void Detach(FlagEngine engine) => Change(() => _liveEngines.Remove(engine));

    /// <summary>Runs the moment of a change of an engine, or of an engine's state, so that the static surface follows.</summary>
    public void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _version++;
            _warnedOfSeveral &= _liveEngines.Count > 1;
            foreach (FlagDefinitionSet set in Sets)
            {
                set.Current = null;
            }
        }
    }

    /// <summary>Finds out what static access to a set evaluates without a scope, and remembers it in the set.</summary>
    public FlagSetSnapshot FindCurrent(FlagDefinitionSet set)
    {
        FlagEngine? only = null;
        FlagEngine? oneOfSeveral = null;
        long version;
        lock (_gate)
        {
            version = _version;
            if (_liveEngines.Count == 1)
            {
                only = _liveEngines[0];
            }
            else if (_liveEngines.Count > 1 && !_warnedOfSeveral)
            {
                _warnedOfSeveral = true;
                oneOfSeveral = _liveEngines[^1];
            }
        }

        // Outside the lock: a logger is other people's code, and may itself ask for a flag.
        oneOfSeveral?.WarnOfSeveralEngines(set);
        FlagSetSnapshot current = only?.SnapshotOf(set) ?? set.CompiledSnapshot;
        lock (_gate)
        {
            if (_version == version)
            {
                set.Current = current;
            }
        }

        return current;
    }
}
