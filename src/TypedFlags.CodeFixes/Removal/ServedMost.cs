using TypedFlags.Definitions;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>What most people get by a flag's file: the side that is likely to be kept.</summary>
internal static class ServedMost
{
    private const int Half = 50_000;

    /// <summary>The value, or the name of a variant as text.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="today">When; the steps of the schedule that have begun count.</param>
    public static ConstantValue Of(FlagDefinition flag, DateTime today)
    {
        (bool? enabled, Outcome outcome) = (flag.State.Enabled, flag.State.Outcome);
        foreach (ScheduleStep step in flag.State.Schedule.Items.Where(step => step.At.UtcDateTime <= today))
        {
            enabled = step.Enabled ?? enabled;
            outcome = step.Outcome == Outcome.None ? outcome : step.Outcome;
        }

        if (enabled == false)
        {
            return Off(flag);
        }

        if (outcome.Serve is { } served)
        {
            return served;
        }

        if (outcome.Rollout is { } share)
        {
            return new ConstantValue.Boolean(share >= Half);
        }

        return outcome.Split.Items.OrderByDescending(static one => one.Weight).FirstOrDefault() is { } largest
            ? new ConstantValue.Text(largest.Variant)
            : flag.Default;
    }

    private static ConstantValue Off(FlagDefinition flag) =>
        flag.Type == FlagValueType.Boolean ? new ConstantValue.Boolean(false)
        : flag.OffVariant is { } variant ? new ConstantValue.Text(variant)
        : flag.Default;
}
