using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// Stands between whoever asks for a flag and its evaluation. Nobody watches, nearly always: then <see cref="IsActive(FlagSetSnapshot)"/>
/// is false and the evaluation goes past. Otherwise <see cref="Evaluate"/> evaluates and tells the watchers: telemetry, exposures, hooks.
/// </summary>
/// <remarks>
/// Flags that a watcher itself evaluates are not watched, or a hook that asks for a flag would never come to an end. Watchers
/// are called on the thread of the evaluation, so a mark of the thread is enough. The evaluation itself runs without the mark: a property
/// of the application's context type may ask for another flag, and that is an evaluation like any.
/// </remarks>
internal static class EvaluationObserver
{
    [ThreadStatic]
    private static bool _isWatching;

    /// <summary>Whether an evaluation of this state has to go through <see cref="Evaluate"/>. Stands in every evaluation's path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsActive(FlagSetSnapshot snapshot) => snapshot.IsObserved || FlagInstruments.AreListenedTo;

    /// <summary>Evaluates, an override in scope included, and tells whoever watches. Never throws.</summary>
    /// <param name="plan">The flag.</param>
    /// <param name="context">Who it is for.</param>
    /// <param name="snapshot">The state it is part of.</param>
    /// <param name="reader">What will read the value, where one will: a value that it can't read is an error.</param>
    /// <param name="callersDefault">The default that access by name brings along.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static EvaluationResult Evaluate<TContext>(
        FlagPlan plan, in TContext context, FlagSetSnapshot snapshot, OutcomeReader? reader = null, object? callersDefault = null)
        where TContext : struct, IFlagContextAdapter =>
        Watch(plan, in context, snapshot, reader, ObservedFlag.Of(plan, snapshot, FlagEvaluationPurpose.Evaluate, callersDefault));

    /// <summary>
    /// Evaluates a flag as one of all. That is a look at the flags, not their use: hooks run, because they may change the context and with
    /// it the answer; telemetry and exposures are left out.
    /// </summary>
    public static EvaluationResult EvaluateAsOneOfAll<TContext>(FlagPlan plan, in TContext context, FlagSetSnapshot snapshot)
        where TContext : struct, IFlagContextAdapter =>
        snapshot.IsObserved
            ? Watch(plan, in context, snapshot, reader: null, ObservedFlag.Of(plan, snapshot, FlagEvaluationPurpose.EvaluateAll))
            : FlagEvaluator.Evaluate(plan, in context, snapshot);

    /// <summary>
    /// Explains a flag, which too is a look at it: hooks run, or the explanation could say something else than an evaluation; telemetry and
    /// exposures are left out.
    /// </summary>
    public static EvaluationResult Explain<TContext>(FlagPlan plan, in TContext context, FlagSetSnapshot snapshot, EvaluationTrace trace)
        where TContext : struct, IFlagContextAdapter
    {
        if (_isWatching || snapshot.Settings.Observers?.Hooks is not { } hooks)
        {
            return FlagEvaluator.Evaluate(plan, in context, snapshot, trace);
        }

        _isWatching = true;
        try
        {
            ObservedFlag flag = ObservedFlag.Of(plan, snapshot, FlagEvaluationPurpose.Explain);
            FlagHookContext hookContext = FlagHookContext.Create(in flag, in context);
            FlagContext? changed = hooks.Before(hookContext);
            trace.IsContextChanged = changed is not null;
            EvaluationResult result = changed is null
                ? TraceUnmarked(plan, in context, snapshot, trace)
                : TraceUnmarked(plan, new FlagContextReader(changed), snapshot, trace);
            hooks.Complete(hookContext, OutcomeReaders.Boxed.ToEvaluation(plan.Definition, result));
            return result;
        }
        finally
        {
            _isWatching = false;
        }
    }

    /// <summary>Tells of a flag that could not be evaluated at all: nobody declares it, or it is of another type.</summary>
    public static void Fail<TContext>(in ObservedFlag flag, in TContext context, in FlagEvaluation<object> evaluation)
        where TContext : struct, IFlagContextAdapter
    {
        EngineObservers? observers = flag.Settings.Observers;
        if (_isWatching || (observers?.Hooks is null && !FlagInstruments.AreListenedTo))
        {
            return;
        }

        _isWatching = true;
        try
        {
            FlagHookContext? hookContext = observers?.Hooks is null ? null : FlagHookContext.Create(in flag, in context);
            if (observers?.Hooks?.Before(hookContext!) is { } changed)
            {
                EvaluationTelemetry.Record(in flag, new FlagContextReader(changed), result: null, evaluation.ErrorCode, evaluation.ErrorMessage);
            }
            else
            {
                EvaluationTelemetry.Record(in flag, in context, result: null, evaluation.ErrorCode, evaluation.ErrorMessage);
            }

            observers?.Hooks?.Complete(hookContext!, in evaluation);
        }
        finally
        {
            _isWatching = false;
        }
    }

    private static EvaluationResult Watch<TContext>(
        FlagPlan plan, in TContext context, FlagSetSnapshot snapshot, OutcomeReader? reader, in ObservedFlag flag)
        where TContext : struct, IFlagContextAdapter
    {
        if (_isWatching)
        {
            return Answer(plan, in context, snapshot, reader);
        }

        _isWatching = true;
        try
        {
            return flag.Settings.Observers?.Hooks is { } hooks
                ? EvaluateWithHooks(hooks, plan, in context, snapshot, reader, in flag)
                : AnswerAndTell(plan, in context, snapshot, reader, in flag);
        }
        finally
        {
            _isWatching = false;
        }
    }

    private static EvaluationResult EvaluateWithHooks<TContext>(
        HookPipeline hooks, FlagPlan plan, in TContext context, FlagSetSnapshot snapshot, OutcomeReader? reader, in ObservedFlag flag)
        where TContext : struct, IFlagContextAdapter
    {
        FlagHookContext hookContext = FlagHookContext.Create(in flag, in context);
        EvaluationResult result = hooks.Before(hookContext) is { } changed
            ? AnswerAndTell(plan, new FlagContextReader(changed), snapshot, reader, in flag)
            : AnswerAndTell(plan, in context, snapshot, reader, in flag);
        hooks.Complete(hookContext, OutcomeReaders.Boxed.ToEvaluation(plan.Definition, result));
        return result;
    }

    private static EvaluationResult AnswerAndTell<TContext>(
        FlagPlan plan, in TContext context, FlagSetSnapshot snapshot, OutcomeReader? reader, in ObservedFlag flag)
        where TContext : struct, IFlagContextAdapter
    {
        EvaluationResult result = AnswerUnmarked(plan, in context, snapshot, reader);
        if (flag.Purpose == FlagEvaluationPurpose.Evaluate)
        {
            EvaluationTelemetry.Record(in flag, in context, result, result.ErrorCode, result.ErrorMessage);
            flag.Settings.Observers?.Exposures?.Offer(plan.Definition, in context, result);
        }

        return result;
    }

    private static EvaluationResult AnswerUnmarked<TContext>(FlagPlan plan, in TContext context, FlagSetSnapshot snapshot, OutcomeReader? reader)
        where TContext : struct, IFlagContextAdapter
    {
        _isWatching = false;
        try
        {
            return Answer(plan, in context, snapshot, reader);
        }
        finally
        {
            _isWatching = true;
        }
    }

    private static EvaluationResult TraceUnmarked<TContext>(FlagPlan plan, in TContext context, FlagSetSnapshot snapshot, EvaluationTrace trace)
        where TContext : struct, IFlagContextAdapter
    {
        _isWatching = false;
        try
        {
            return FlagEvaluator.Evaluate(plan, in context, snapshot, trace);
        }
        finally
        {
            _isWatching = true;
        }
    }

    private static EvaluationResult Answer<TContext>(FlagPlan plan, in TContext context, FlagSetSnapshot snapshot, OutcomeReader? reader)
        where TContext : struct, IFlagContextAdapter
    {
        EvaluationResult result = FlagEvaluator.Evaluate(plan, in context, snapshot);
        return reader is null || reader.CanRead(result.Outcome, out string? error)
            ? result
            : new EvaluationResult(plan.Definition.Default, FlagReason.Error, result.RuleName, FlagErrorCode.ParseError, error);
    }
}
