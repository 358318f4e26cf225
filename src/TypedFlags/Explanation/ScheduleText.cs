using System.Globalization;

namespace TypedFlags;

/// <summary>Where a flag's schedule is, as text.</summary>
internal static class ScheduleText
{
    /// <summary>Which step is in force and which comes next; nothing where there is no schedule.</summary>
    public static string Of(FlagPlan plan, FlagPhase phase)
    {
        if (plan.Phases.Length <= 1)
        {
            return string.Empty;
        }

        int current = Array.IndexOf(plan.Phases, phase);
        string begun = current == 0 ? "no step has begun" : $"last step {Step(phase)}";
        string next = current + 1 < plan.Phases.Length ? $"next step {Step(plan.Phases[current + 1])}" : "no step follows";
        return $" (schedule: {begun}; {next})";
    }

    private static string Step(FlagPhase phase)
    {
        List<string> changes = [];
        FlagState change = phase.Change;
        if (change.Enabled is { } enabled)
        {
            changes.Add(enabled ? "on" : "off");
        }

        if (change.Serve is { } serve)
        {
            changes.Add($"serve {OutcomeText.Of(serve)}");
        }

        if (change.Rollout is { } rollout)
        {
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"rollout {Percentage.Of(rollout):0.###} %"));
        }

        if (change.Split is not null)
        {
            changes.Add("another split");
        }

        string time = new DateTime(phase.StartTicks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        return changes.Count == 0 ? time : $"{time}, {string.Join(", ", changes)}";
    }
}

/// <summary>Percentages as they are written.</summary>
internal static class Percentage
{
    /// <summary>Of thousandths of a percent.</summary>
    public static decimal Of(int thousandths) => thousandths / 1000m;
}
