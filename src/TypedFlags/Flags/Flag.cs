using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// A handle to one flag: what the generated accessors give. Thin, made once, safe for any number of threads. Each
/// call answers from the state of the engine it is bound to, or, from the static <c>Flags</c> class, of the current engine.
/// </summary>
public abstract class Flag
{
    private readonly SnapshotSource _source;
    private readonly int _index;

    /// <summary>The plan that was last evaluated, where it needs nothing of its state: it is looked at again without looking for it.</summary>
    private PlanInState? _known;

    private protected Flag(SnapshotSource source, int index)
    {
        _source = source;
        _index = index;
    }

    /// <summary>The key, as in <c>flags.yaml</c>.</summary>
    public string Key => Definition.Key;

    /// <summary>What the file says the flag is.</summary>
    public FlagDefinition Definition => _source.Set[_index];

    /// <summary>Why the flag answers as it does for the ambient context (<see cref="FlagContext.Current"/>), or for an anonymous user.</summary>
    /// <returns>The answer, and every step of the evaluation. It holds personal data: see <see cref="FlagExplanation"/>.</returns>
    public FlagExplanation Explain() => Explain(new FlagContextReader(FlagContext.Current));

    /// <summary>Why the flag answers as it does for a context.</summary>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    /// <returns>The answer, and every step of the evaluation. It holds personal data: see <see cref="FlagExplanation"/>.</returns>
    public FlagExplanation Explain(FlagContext? context) => Explain(new FlagContextReader(context));

    /// <summary>
    /// Why the flag answers as it does for the application's own context type; called through the generated overloads. The same engine and
    /// overrides as for an evaluation, and the same hooks; explaining is no exposure, and telemetry leaves it out. Allocates, and is slower than evaluating.
    /// </summary>
    /// <typeparam name="TContext">The generated adapter.</typeparam>
    /// <param name="context">Who is asking.</param>
    /// <returns>The answer, and every step of the evaluation. It holds personal data: see <see cref="FlagExplanation"/>.</returns>
    public FlagExplanation Explain<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        FlagSetSnapshot snapshot = AmbientScope.Current is { } scope ? _source.CurrentIn(scope) : _source.Current;
        FlagPlan plan = snapshot.PlanOf(_index);
        EvaluationTrace trace = new(plan.Definition, snapshot.TimeProvider.GetUtcNow().UtcTicks);
        EvaluationResult result = EvaluationObserver.Explain(plan, in context, snapshot, trace);
        return trace.ToExplanation(ToBoxed(result), result, plan.Environment);
    }

    /// <summary>
    /// Tells of each change of this flag's state that providers make from now on, as <see cref="FlagEngine.OnChanged(Action{FlagsChanged})"/> does: of the engine
    /// the handle is bound to, or, from the static <c>Flags</c> class, of the engine that is current now. A prerequisite's change is a change of
    /// the prerequisite alone.
    /// </summary>
    /// <param name="handler">Called after each change; ask the flag for its new answer.</param>
    /// <returns>The subscription; dispose it to end it.</returns>
    /// <exception cref="InvalidOperationException">No engine is current: the host has not started, or there are several and no scope is open.</exception>
    public IDisposable OnChanged(Action handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        FlagEngine engine = _source.Engine
            ?? AmbientScope.FindEngine(AmbientScope.Current)
            ?? _source.Set.Registry.FindEngine(_source)
            ?? throw new InvalidOperationException(
                $"No flag engine is current, so nothing can change the flag '{Key}'. Subscribe after the host has started; where there are several engines, "
                + "open a scope with FlagEngine.Use(), or subscribe through the generated IFlags, which is bound to its engine.");
        return engine.OnChanged(_source.Set, Key, handler);
    }

    /// <summary>The key.</summary>
    public override string ToString() => Key;

    /// <summary>Which state the flag's source gives now; null while that has to be found out.</summary>
    private protected object? StateToken
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _source.StateToken;
    }

    /// <summary>Whether an answer may be given without asking who overrides it or wants to be told: two or three reads, nearly always.</summary>
    private protected static bool IsUndisturbed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !AmbientScope.IsAnyOpen && !FlagInstruments.AreListenedTo;
    }

    /// <summary>Evaluates.</summary>
    /// <param name="context">Who it is for.</param>
    /// <param name="reader">What will read the value, where it may find that it can't.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected EvaluationResult Decide<TContext>(in TContext context, OutcomeReader? reader = null)
        where TContext : struct, IFlagContextAdapter =>
        IsUndisturbed ? DecideUndisturbed(in context, reader, out _) : DecideDisturbed(in context, reader);

    /// <summary>Evaluates where nobody overrides and nobody listens, but perhaps the engine's own hooks.</summary>
    /// <param name="context">Who it is for.</param>
    /// <param name="reader">What will read the value, where it may find that it can't.</param>
    /// <param name="constantIn">The state in which the answer is the same for everyone; null where it is not.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected EvaluationResult DecideUndisturbed<TContext>(in TContext context, OutcomeReader? reader, out FlagSetSnapshot? constantIn)
        where TContext : struct, IFlagContextAdapter
    {
        constantIn = null;
        if (Volatile.Read(ref _known) is { } known
            && ReferenceEquals(known.State, _source.StateToken)
            && FlagEvaluator.TryEvaluateAlone(known.Plan, in context) is { } result)
        {
            return result;
        }

        FlagSetSnapshot snapshot = _source.Current;
        FlagPlan plan = snapshot.PlanOf(_index);
        if (snapshot.IsObserved)
        {
            return EvaluationObserver.Evaluate(plan, in context, snapshot, reader);
        }

        if (plan.Constant is { } constant)
        {
            constantIn = snapshot;
            return constant;
        }

        if (plan.MayStandAlone && !ReferenceEquals(_known?.State, snapshot.StateToken))
        {
            Keep(plan, snapshot);
        }

        return FlagEvaluator.EvaluateFromStep2(plan, in context, snapshot);
    }

    /// <summary>Lets go of the plan that is kept.</summary>
    internal void Forget() => Volatile.Write(ref _known, null);

    private void Keep(FlagPlan plan, FlagSetSnapshot snapshot)
    {
        Volatile.Write(ref _known, new PlanInState(snapshot.StateToken, plan));
        if (plan.Lists?.IsLarge is true)
        {
            // Where nobody asks again after a change, nobody else would let go of the list.
            _source.AddKeeper(this);
            if (!ReferenceEquals(_source.StateToken, snapshot.StateToken))
            {
                // The change came in between, and has told its keepers already.
                Forget();
            }
        }
    }

    /// <summary>Evaluates where some flow has a scope open, perhaps this one, or somebody listens.</summary>
    private protected EvaluationResult DecideDisturbed<TContext>(in TContext context, OutcomeReader? reader)
        where TContext : struct, IFlagContextAdapter
    {
        AmbientScope? scope = AmbientScope.Current;
        FlagSetSnapshot snapshot = scope is null ? _source.Current : _source.CurrentIn(scope);
        FlagPlan plan = snapshot.PlanOf(_index);
        if (EvaluationObserver.IsActive(snapshot))
        {
            return EvaluationObserver.Evaluate(plan, in context, snapshot, reader);
        }

        EvaluationResult? overridden = scope is null ? null : AmbientScope.FindOverride(scope, plan.Definition);
        return overridden ?? plan.Constant ?? FlagEvaluator.EvaluateFromStep2(plan, in context, snapshot);
    }

    private protected IDisposable Override(FlagOutcome outcome) =>
        AmbientScope.Open(new OverrideSet(new FlagOverride(Definition, outcome)));

    /// <summary>The whole answer, boxed.</summary>
    private protected abstract FlagEvaluation<object> ToBoxed(EvaluationResult result);
}
