using System.Diagnostics.CodeAnalysis;

namespace TypedFlags;

/// <summary>
/// One definition set under one state: a plan a flag, made when the flag is first asked for. The state never changes; a change
/// of state is another snapshot, so that whoever holds one sees answers that belong together.
/// </summary>
internal sealed class FlagSetSnapshot : EvaluationScope
{
    private readonly EngineSettings _settings;
    private readonly FlagPlan?[] _plans;
    private readonly IReadOnlyDictionary<int, LayeredState>? _states;

    /// <param name="set">The definitions.</param>
    /// <param name="settings">The environment and the clock.</param>
    /// <param name="states">The layered state of the providers, by the flag's place; null when there is none.</param>
    /// <param name="earlier">
    /// The same set's snapshot before this one. Its plans serve on where the state did not change; where it did, those that are in use are made
    /// now, so that nobody who evaluates has to.
    /// </param>
    public FlagSetSnapshot(
        FlagDefinitionSet set,
        EngineSettings settings,
        IReadOnlyDictionary<int, LayeredState>? states = null,
        FlagSetSnapshot? earlier = null)
    {
        Set = set;
        _settings = settings;
        IsObserved = settings.Observers is not null;
        _states = states;
        _plans = new FlagPlan?[set.Count];
        if (earlier is not null && ReferenceEquals(earlier._settings, settings))
        {
            TakeOver(earlier);
        }
    }

    public FlagDefinitionSet Set { get; }

    /// <summary>Stands for this snapshot where one that is out of date must not be kept alive.</summary>
    public object StateToken { get; } = new();

    /// <summary>The layered state of the providers, by the flag's place; null where they say nothing of this set.</summary>
    public IReadOnlyDictionary<int, LayeredState>? States => _states;

    /// <summary>The engine's hooks and exposures, its environment and clock.</summary>
    public EngineSettings Settings => _settings;

    /// <summary>True where the engine has hooks or exposures: evaluations go through <see cref="EvaluationObserver"/>.</summary>
    public bool IsObserved { get; }

    /// <inheritdoc />
    public override TimeProvider TimeProvider => _settings.TimeProvider;

    /// <summary>The plan of the flag at a place.</summary>
    public FlagPlan PlanOf(int index) => Volatile.Read(ref _plans[index]) ?? AddPlan(index);

    /// <summary>Whether the plan has been made: by somebody who asked, or because it was in use before.</summary>
    public bool HasPlanOf(int index) => Volatile.Read(ref _plans[index]) is not null;

    /// <inheritdoc />
    public override FlagPlan GetPlan(FlagDefinition definition) => PlanOf(definition.Index);

    /// <inheritdoc />
    public override bool TryGetOverride(FlagDefinition definition, [NotNullWhen(true)] out EvaluationResult? result)
    {
        AmbientScope? scope = AmbientScope.Current;
        result = scope is null ? null : AmbientScope.FindOverride(scope, definition);
        return result is not null;
    }

    /// <summary>What the providers say of the flag at a place; null where they say nothing.</summary>
    public LayeredState? LayeredStateOf(int index) => _states?.GetValueOrDefault(index);

    private FlagPlan AddPlan(int index)
    {
        FlagDefinition definition = Set[index];
        LayeredState? layered = LayeredStateOf(index);
        FlagState state = layered is not null
            ? FlagState.Resolve(definition.CompiledState, layered.Joined)
            : definition.CompiledState;
        FlagPlan created = FlagPlan.Create(definition, state, _settings.Environment, layered is { IsStale: true });
        return Interlocked.CompareExchange(ref _plans[index], created, null) ?? created;
    }

    private void TakeOver(FlagSetSnapshot earlier)
    {
        for (int index = 0; index < _plans.Length; index++)
        {
            if (Volatile.Read(ref earlier._plans[index]) is not { } plan)
            {
                continue;
            }

            if (ReferenceEquals(LayeredStateOf(index), earlier.LayeredStateOf(index)))
            {
                _plans[index] = plan;
            }
            else
            {
                AddPlan(index);
            }
        }
    }
}
