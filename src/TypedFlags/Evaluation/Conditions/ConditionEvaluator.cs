namespace TypedFlags;

/// <summary>Decides whether a context meets a condition.</summary>
internal static class ConditionEvaluator
{
    public static bool Matches<TContext, TTrace>(Condition condition, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        if (!TTrace.IsOn)
        {
            return MatchesOne<TContext, TTrace>(condition, in context, ref frame);
        }

        frame.Trace!.EnterCondition(condition);
        bool matches = MatchesOne<TContext, TTrace>(condition, in context, ref frame);
        frame.Trace!.LeaveCondition(matches);
        return matches;
    }

    private static bool MatchesOne<TContext, TTrace>(Condition condition, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        switch (condition)
        {
            case ComparisonCondition comparison:
                AttributeValue value = frame.Read(comparison.Attribute, in context);
                if (TTrace.IsOn)
                {
                    bool matches = comparison.Test.Matches(in value, out string? remark);
                    frame.Trace!.Compared(in value, remark);
                    return matches;
                }

                return comparison.Test.Matches(in value);
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
