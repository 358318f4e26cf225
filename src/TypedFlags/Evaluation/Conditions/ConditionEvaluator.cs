namespace TypedFlags;

/// <summary>Decides whether a context meets a condition.</summary>
internal static class ConditionEvaluator
{
    public static bool Matches<TContext>(Condition condition, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
    {
        switch (condition)
        {
            case ComparisonCondition comparison:
                AttributeValue value = frame.Read(comparison.Attribute, in context);
                return comparison.Test.Matches(in value);
            case NotCondition not:
                return !Matches(not.Inner, in context, ref frame);
            case AllCondition all:
                foreach (Condition one in all.Conditions)
                {
                    if (!Matches(one, in context, ref frame))
                    {
                        return false;
                    }
                }

                return true;
            case AnyCondition any:
                foreach (Condition one in any.Conditions)
                {
                    if (Matches(one, in context, ref frame))
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
