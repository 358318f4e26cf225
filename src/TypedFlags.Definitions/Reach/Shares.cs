using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions.Reach;

/// <summary>Which outcomes of a rollout or split are possible.</summary>
internal static class Shares
{
    private static readonly string AlwaysWantsUser = Bucketings.Names[(int)Bucketing.FeatureFlagInfra];

    /// <summary>True where some users are in and others are not: 0, 100 and splits of one variant are for everyone.</summary>
    public static bool AreDealt(FlagDefinition flag, Outcome outcome) =>
        outcome.Rollout is { } rollout ? CanBeIn(rollout) && CanBeOut(flag, rollout) : CountDealt(outcome) > 1;

    /// <summary>True where somebody can be in a rollout.</summary>
    public static bool CanBeIn(int rollout) => rollout > 0;

    /// <summary>True where somebody can be out of a rollout. One bucketing leaves out who has no key, even at 100 percent.</summary>
    public static bool CanBeOut(FlagDefinition flag, int rollout) =>
        rollout < Percentage.Whole || string.Equals(flag.Bucketing, AlwaysWantsUser, StringComparison.Ordinal);

    /// <summary>The variants that somebody can get of a split; the default too where several are dealt, for those who can't be bucketed.</summary>
    public static IEnumerable<string> OutcomesOf(FlagDefinition flag, EquatableArray<SplitWeight> split)
    {
        int dealt = 0;
        foreach (SplitWeight share in split)
        {
            if (share.Weight > 0)
            {
                dealt++;
                yield return share.Variant;
            }
        }

        if (dealt > 1)
        {
            yield return OutcomeName.Of(flag.Default);
        }
    }

    private static int CountDealt(Outcome outcome) => outcome.Split.Items.Count(static share => share.Weight > 0);
}
