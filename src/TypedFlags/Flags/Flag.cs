using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// A handle to one flag: what the generated accessors give. Thin, made once, safe for any number of threads. It holds no
/// state: each call asks the engine it is bound to, or, from the static <c>Flags</c> class, the current engine.
/// </summary>
public abstract class Flag
{
    private readonly SnapshotSource _source;
    private readonly int _index;

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
    /// overrides as for an evaluation; explaining is no exposure. Allocates, and is slower than evaluating.
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
        EvaluationResult result = FlagEvaluator.Evaluate(plan, in context, snapshot, trace);
        return trace.ToExplanation(ToBoxed(result), result, plan.Environment);
    }

    /// <summary>The key.</summary>
    public override string ToString() => Key;

    /// <summary>The short way for a boolean that is the same for everyone: field reads only, down to one byte.</summary>
    /// <param name="value">The answer.</param>
    /// <returns>False where it takes an evaluation to know.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected bool TryGetConstant(out bool value)
    {
        value = false;
        return !AmbientScope.IsAnyOpen && !FlagInstruments.AreListenedTo && _source.Current.TryGetConstant(_index, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected EvaluationResult Decide<TContext>(in TContext context, OutcomeReader? reader = null)
        where TContext : struct, IFlagContextAdapter
    {
        if (AmbientScope.IsAnyOpen && AmbientScope.Current is { } scope)
        {
            return DecideIn(scope, in context, reader);
        }

        FlagSetSnapshot snapshot = _source.Current;
        FlagPlan plan = snapshot.PlanOf(_index);
        return EvaluationObserver.IsActive(snapshot)
            ? EvaluationObserver.Evaluate(plan, in context, snapshot, reader)
            : plan.Constant ?? FlagEvaluator.Evaluate(plan, in context, snapshot);
    }

    private EvaluationResult DecideIn<TContext>(AmbientScope scope, in TContext context, OutcomeReader? reader)
        where TContext : struct, IFlagContextAdapter
    {
        FlagSetSnapshot snapshot = _source.CurrentIn(scope);
        FlagPlan plan = snapshot.PlanOf(_index);
        return EvaluationObserver.IsActive(snapshot)
            ? EvaluationObserver.Evaluate(plan, in context, snapshot, reader)
            : AmbientScope.FindOverride(scope, plan.Definition) ?? plan.Constant ?? FlagEvaluator.Evaluate(plan, in context, snapshot);
    }

    private protected IDisposable Override(FlagOutcome outcome) =>
        AmbientScope.Open(new OverrideSet(new FlagOverride(Definition, outcome)));

    /// <summary>The whole answer, boxed.</summary>
    private protected abstract FlagEvaluation<object> ToBoxed(EvaluationResult result);
}
