using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// Where the handles of one set look for what to evaluate: for the static surface whatever engine is current, or one engine. It
/// remembers the snapshot, so that a handle comes to its plan by field reads alone.
/// </summary>
/// <param name="set">The set of the handles.</param>
/// <param name="engine">The engine they are bound to; null for the static surface.</param>
internal sealed class SnapshotSource(FlagDefinitionSet set, FlagEngine? engine)
{
    private FlagSetSnapshot? _current;
    private object? _stateToken;
    private Flag[] _keepers = [];

    public FlagDefinitionSet Set { get; } = set;

    public FlagEngine? Engine { get; } = engine;

    /// <summary>What to evaluate now, but for scopes. Never waits for a change that is under way.</summary>
    public FlagSetSnapshot Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _current) ?? Set.Registry.Find(this);
    }

    /// <summary>Stands for the remembered snapshot; null where there is none. Handles keep it with what they know of that state.</summary>
    public object? StateToken
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _stateToken);
    }

    /// <summary>What to evaluate now in a flow that has a scope open.</summary>
    public FlagSetSnapshot CurrentIn(AmbientScope scope) =>
        Engine is null && AmbientScope.FindEngine(scope) is { } engine ? engine.SnapshotOf(Set) : Current;

    /// <summary>
    /// Written by the registry only, under its lock: null when it has to be found out again, because engines came, went or took
    /// new state.
    /// </summary>
    public void Remember(FlagSetSnapshot? current)
    {
        Array.ForEach(Interlocked.Exchange(ref _keepers, []), static flag => flag.Forget());
        Volatile.Write(ref _stateToken, current?.StateToken);
        Volatile.Write(ref _current, current);
    }

    /// <summary>Takes on a handle that keeps much of the current state: it lets go of it at the next change.</summary>
    public void AddKeeper(Flag flag)
    {
        Flag[] before;
        do
        {
            before = Volatile.Read(ref _keepers);
        }
        while (!before.Contains(flag) && Interlocked.CompareExchange(ref _keepers, [.. before, flag], before) != before);
    }
}
