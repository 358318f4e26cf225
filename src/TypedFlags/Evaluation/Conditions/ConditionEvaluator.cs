using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>Decides whether a context meets a condition.</summary>
internal static class ConditionEvaluator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Matches<TContext, TTrace>(Condition condition, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        if (!TTrace.IsOn)
        {
            // Mostly a single comparison, which then takes no call to find out.
            return condition is ComparisonCondition comparison
                ? Compare(comparison, in context, ref frame)
                : MatchesOne<TContext, TTrace>(condition, in context, ref frame);
        }

        frame.Trace!.EnterCondition(condition);
        bool matches = MatchesOne<TContext, TTrace>(condition, in context, ref frame);
        frame.Trace!.LeaveCondition(matches);
        return matches;
    }

    /// <summary>The same for a single comparison that nobody traces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Compare<TContext>(ComparisonCondition comparison, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
    {
        return TryCompareDeclared(comparison, in context, out bool holds) ? holds : CompareReserved(comparison, in context, ref frame);
    }

    /// <summary>Compares a declared attribute, where the context has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCompareDeclared<TContext>(ComparisonCondition comparison, in TContext context, out bool holds)
        where TContext : struct, IFlagContextAdapter
    {
        int id = comparison.DeclaredId;
        if (id < 0 || !EvaluationFrame.TryFindAttribute<TContext>(id, out int ordinal))
        {
            holds = false;
            return false;
        }

        if (typeof(TContext) == typeof(FlagContextReader))
        {
            // Known when this is compiled: the value is read where it stands.
            ref readonly FlagContextReader reader = ref Unsafe.As<TContext, FlagContextReader>(ref Unsafe.AsRef(in context));
            holds = comparison.Test.Matches(in reader.Find(ordinal));
            return true;
        }

        // Straight into the variable: copying values is what would take longest here.
        AttributeValue declared = context.GetAttribute(ordinal);
        holds = comparison.Test.Matches(in declared);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool CompareReserved<TContext>(ComparisonCondition comparison, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
    {
        AttributeValue value = frame.Read(comparison.Attribute, in context);
        return comparison.Test.Matches(in value);
    }

    private static bool MatchesOne<TContext, TTrace>(Condition condition, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        switch (condition)
        {
            case ComparisonCondition comparison:
                if (!TTrace.IsOn)
                {
                    return Compare(comparison, in context, ref frame);
                }

                AttributeValue value = frame.Read(comparison.Attribute, in context);
                bool matches = comparison.Test.Matches(in value, out string? remark);
                frame.Trace!.Compared(in value, remark);
                return matches;
            case NotCondition not:
                return !Matches<TContext, TTrace>(not.Inner, in context, ref frame);
            case AllCondition all:
                foreach (Condition one in all.Conditions)
                {
                    if (!Matches<TContext, TTrace>(one, in context, ref frame))
                    {
                        return false;
                    }
                }

                return true;
            case AnyCondition any:
                foreach (Condition one in any.Conditions)
                {
                    if (Matches<TContext, TTrace>(one, in context, ref frame))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
