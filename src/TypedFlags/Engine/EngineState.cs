using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace TypedFlags;

/// <summary>
/// The part of an engine that changes: what the layers say, and for each definition set the snapshot made of it. Readers take
/// one reference and never wait; a change makes new snapshots aside and puts them in place in one step.
/// </summary>
internal sealed class EngineState
{
    private readonly FlagRegistry _registry;
    private readonly EngineSettings _settings;
    private readonly IReadOnlyList<FlagLayer> _layers;
    private readonly ProblemLog _problems;
    private readonly ILogger _logger;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly Lock _reading = new();
    private readonly Lock _gate = new();
    private readonly FlagLayerContent[] _contents;
    private FlagSetSnapshot?[] _snapshots = [];
    private SnapshotSource[] _sources = [];

    public EngineState(FlagRegistry registry, EngineSettings settings, IReadOnlyList<FlagLayer> layers, ILogger logger)
    {
        _registry = registry;
        _settings = settings;
        _layers = layers;
        _logger = logger;
        _problems = new ProblemLog(logger);
        _contents = new FlagLayerContent[layers.Count];
        Array.Fill(_contents, FlagLayerContent.Empty);
    }

    /// <summary>The first reading, and from then on a new one whenever a layer changes.</summary>
    public void Start()
    {
        List<string> problems;
        lock (_reading)
        {
            FlagLayerContent[] first = [.. _contents];
            for (int index = 0; index < _layers.Count; index++)
            {
                int layer = index;

                // Before the reading: a change that comes in the middle of it must not be missed.
                _subscriptions.Add(ChangeToken.OnChange(_layers[layer].GetChangeToken, () => Reload(layer)));
                first[layer] = TryRead(layer, out FlagLayerContent? content) ? content : first[layer];
            }

            problems = Rebuild(() => first.CopyTo(_contents, 0));
        }

        _problems.TellNew(problems);
    }

    public void Stop()
    {
        foreach (IDisposable subscription in _subscriptions)
        {
            subscription.Dispose();
        }
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

    private static FlagSetSnapshot? Find(FlagSetSnapshot?[] snapshots, FlagDefinitionSet set) =>
        (uint)set.Ordinal < (uint)snapshots.Length ? snapshots[set.Ordinal] : null;

    private void Reload(int layer)
    {
        try
        {
            List<string> problems;

            // One change at a time, or what was read first could be put in place last. A lock of its own: whoever loads an assembly
            // meanwhile must not wait for somebody's disk or network.
            lock (_reading)
            {
                if (!TryRead(layer, out FlagLayerContent? content))
                {
                    return;
                }

                problems = Rebuild(() => _contents[layer] = content);
            }

            _problems.TellNew(problems);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // This runs on whatever thread noticed the change, where an exception would end the process.
            EngineLog.StateUnreadable(_logger, exception, _layers[layer].Name);
            return;
        }

        EngineLog.StateChanged(_logger, _layers[layer].Name);
    }

    /// <summary>Reads one layer anew. A layer that fails keeps what it said before; nobody who evaluates ever notices.</summary>
    private bool TryRead(int layer, [NotNullWhen(true)] out FlagLayerContent? content)
    {
        LoadTelemetry telemetry = LoadTelemetry.Start(_layers[layer].Name);
        try
        {
            content = _layers[layer].Read();
            telemetry.End(failure: null);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            telemetry.End(exception);
            EngineLog.StateUnreadable(_logger, exception, _layers[layer].Name);
            content = null;
            return false;
        }
    }

    /// <summary>Makes the snapshots of all sets from what the layers say now, and puts them in place at once.</summary>
    /// <param name="takeContent">
    /// Takes what was read: in the same step, or an assembly that is loaded meanwhile would answer from a state that others have yet to see.
    /// </param>
    /// <returns>What is wrong with the layers.</returns>
    private List<string> Rebuild(Action takeContent)
    {
        List<string> problems = [];
        lock (_gate)
        {
            takeContent();
            FlagDefinitionSet[] sets = [.. _registry.Sets];
            FlagSetSnapshot?[] before = _snapshots;
            FlagSetSnapshot?[] after = new FlagSetSnapshot?[sets.Length == 0 ? 0 : sets.Max(static set => set.Ordinal) + 1];
            foreach (FlagDefinitionSet set in sets)
            {
                FlagSetSnapshot? earlier = set.Ordinal < before.Length ? before[set.Ordinal] : null;
                after[set.Ordinal] = Build(set, earlier, problems);
            }

            problems.AddRange(LayerReading.ProblemsOf(_layers, _contents, sets));
            _registry.Change(_sources, () => Volatile.Write(ref _snapshots, after));
        }

        return problems;
    }

    private FlagSetSnapshot AddLate(FlagDefinitionSet set)
    {
        List<string> problems = [];
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
            after[set.Ordinal] = added = Build(set, earlier: null, problems);
            Volatile.Write(ref _snapshots, after);
        }

        EngineLog.Try(() => _problems.TellMore(problems));
        foreach (string conflict in DefinitionConflicts.Find(_registry.Sets, set))
        {
            EngineLog.Try(() => EngineLog.DefinitionsConflict(_logger, conflict));
        }

        return added;
    }

    private FlagSetSnapshot Build(FlagDefinitionSet set, FlagSetSnapshot? earlier, List<string> problems) =>
        new(set, _settings, LayerReading.Read(set, _layers, _contents, problems), earlier);
}
