using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// Stands between whoever asks for a flag and its evaluation. Nobody watches, nearly always: then <see cref="IsActive(FlagSetSnapshot)"/>
/// is false and the evaluation goes past. Otherwise <see cref="Evaluate"/> evaluates and tells the watchers; the answer is the same.
/// </summary>
internal static class EvaluationObserver
{
    /// <summary>Whether an evaluation of this state has to go through <see cref="Evaluate"/>. Stands in every evaluation's path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsActive(FlagSetSnapshot snapshot) => snapshot.IsObserved || FlagInstruments.AreListenedTo;

    /// <summary>Evaluates, an override in scope included, and tells whoever watches. Never throws.</summary>
    /// <param name="plan">The flag.</param>
    /// <param name="context">Who it is for.</param>
    /// <param name="snapshot">The state it is part of.</param>
    /// <param name="reader">What will read the value, where one will: a value that it can't read is an error.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static EvaluationResult Evaluate<TContext>(FlagPlan plan, in TContext context, FlagSetSnapshot snapshot, OutcomeReader? reader = null)
        where TContext : struct, IFlagContextAdapter
    {
        EvaluationResult result = FlagEvaluator.Evaluate(plan, in context, snapshot);
        if (reader is not null && !reader.CanRead(result.Outcome, out string? error))
        {
            result = new EvaluationResult(plan.Definition.Default, FlagReason.Error, result.RuleName, FlagErrorCode.ParseError, error);
        }

        return result;
    }
}
