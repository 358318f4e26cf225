using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// A handle to one flag: what the generated accessors give. Thin, made once, safe for any number of threads. It holds no
/// state: each call asks the engine it is bound to, or, from the static <c>Flags</c> class, the current engine.
/// </summary>
public abstract class Flag
{
    private readonly FlagDefinitionSet _set;
    private readonly int _index;
    private readonly FlagEngine? _engine;

    private protected Flag(FlagDefinitionSet set, int index, FlagEngine? engine)
    {
        _set = set;
        _index = index;
        _engine = engine;
    }

    /// <summary>The key, as in <c>flags.yaml</c>.</summary>
    public string Key => Definition.Key;

    /// <summary>What the file says the flag is.</summary>
    public FlagDefinition Definition => _set[_index];

    /// <summary>The key.</summary>
    public override string ToString() => Key;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected EvaluationResult Decide<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        AmbientScope? scope = AmbientScope.Current;
        FlagSetSnapshot snapshot = _set.SnapshotFor(_engine, scope);
        FlagPlan plan = snapshot.PlanOf(_index);
        return scope is null && plan.Constant is { } constant ? constant : FlagEvaluator.Evaluate(plan, in context, snapshot);
    }

    private protected IDisposable Override(FlagOutcome outcome) =>
        AmbientScope.Open(new OverrideSet(new FlagOverride(Definition, outcome)));
}
