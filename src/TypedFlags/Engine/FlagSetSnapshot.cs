using System.Diagnostics.CodeAnalysis;

namespace TypedFlags;

/// <summary>
/// One definition set under one state: a plan a flag, made when the flag is first asked for. The state never changes; a change
/// of state is another snapshot, so that whoever holds one sees answers that belong together.
/// </summary>
internal sealed class FlagSetSnapshot : EvaluationScope
{
    private readonly EngineSettings _settings;
    private readonly FlagPlans _plans;

    /// <param name="set">The definitions.</param>
    /// <param name="settings">The environment and the clock.</param>
    /// <param name="states">The layered state of the providers; null when there is none.</param>
    /// <param name="earlier">
    /// The same set's snapshot before this one. Its plans serve on where the state did not change; where it did, those that are in use are made
    /// now, so that nobody who evaluates has to.
    /// </param>
    public FlagSetSnapshot(
        FlagDefinitionSet set,
        EngineSettings settings,
        LayeredStates? states = null,
        FlagSetSnapshot? earlier = null)
    {
        Set = set;
        _settings = settings;
        IsObserved = settings.Observers is not null;
        States = states ?? LayeredStates.None;
        if (earlier is null || !ReferenceEquals(earlier._settings, settings))
        {
            _plans = new FlagPlans(set.Count);
            return;
        }

        List<int> used = [];
        _plans = earlier._plans.Under(set.Count, earlier.States, States, used);
        used.ForEach(index => AddPlan(index));
    }

    public FlagDefinitionSet Set { get; }

    /// <summary>Stands for this snapshot where one that is out of date must not be kept alive.</summary>
    public object StateToken { get; } = new();

    /// <summary>The layered state of the providers, by the flag's place.</summary>
    public LayeredStates States { get; }

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
    public LayeredState? LayeredStateOf(int index) => States[index];

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
}
