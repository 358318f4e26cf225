using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// One definition set under one state: a plan a flag, made when the flag is first asked for. The state never changes; a change
/// of state is another snapshot, so that whoever holds one sees answers that belong together.
/// </summary>
internal sealed class FlagSetSnapshot : EvaluationScope
{
    // A byte a flag: thousands of them fit where the processor is fastest, whatever else the plans weigh.
    private const byte NotConstant = 1;
    private const byte AlwaysOff = 2;
    private const byte AlwaysOn = 3;

    private readonly EngineSettings _settings;
    private readonly FlagPlan?[] _plans;

    /// <summary>By flag; 0 until the plan is made.</summary>
    private readonly byte[] _constants;
    private readonly IReadOnlyDictionary<int, FlagState>? _states;

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
        IReadOnlyDictionary<int, FlagState>? states = null,
        FlagSetSnapshot? earlier = null)
    {
        Set = set;
        _settings = settings;
        IsObserved = settings.Observers is not null;
        _states = states;
        _plans = new FlagPlan?[set.Count];
        _constants = new byte[set.Count];
        if (earlier is not null && ReferenceEquals(earlier._settings, settings))
        {
            TakeOver(earlier);
        }
    }

    public FlagDefinitionSet Set { get; }

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

    /// <summary>The answer of a boolean flag that is known to be the same for everyone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetConstant(int index, out bool value)
    {
        byte constant = _constants[index];
        value = constant == AlwaysOn;
        return constant > NotConstant;
    }

    /// <inheritdoc />
    public override FlagPlan GetPlan(FlagDefinition definition) => PlanOf(definition.Index);

    /// <inheritdoc />
    public override bool TryGetOverride(FlagDefinition definition, [NotNullWhen(true)] out EvaluationResult? result)
    {
        AmbientScope? scope = AmbientScope.Current;
        result = scope is null ? null : AmbientScope.FindOverride(scope, definition);
        return result is not null;
    }

    private FlagPlan AddPlan(int index)
    {
        FlagDefinition definition = Set[index];
        FlagState state = _states is not null && _states.TryGetValue(index, out FlagState? layered)
            ? FlagState.Resolve(definition.CompiledState, layered)
            : definition.CompiledState;
        FlagPlan created = FlagPlan.Create(definition, state, _settings.Environment);
        FlagPlan plan = Interlocked.CompareExchange(ref _plans[index], created, null) ?? created;
        _constants[index] = ConstantOf(plan);
        return plan;
    }

    private byte ConstantOf(FlagPlan plan) => !IsObserved && plan.Constant is { Outcome: { Type: FlagType.Boolean } outcome }
        ? outcome.Boolean ? AlwaysOn : AlwaysOff
        : NotConstant;

    private void TakeOver(FlagSetSnapshot earlier)
    {
        for (int index = 0; index < _plans.Length; index++)
        {
            if (Volatile.Read(ref earlier._plans[index]) is not { } plan)
            {
                continue;
            }

            if (_states?.ContainsKey(index) != true && earlier._states?.ContainsKey(index) != true)
            {
                _plans[index] = plan;
                _constants[index] = ConstantOf(plan);
            }
            else
            {
                AddPlan(index);
            }
        }
    }
}
