namespace TypedFlags.Definitions.Reach;

/// <summary>
/// Walks through the evaluation order and notes every outcome that a step can decide for somebody. Where it is not sure it notes one too many:
/// then no single outcome is claimed.
/// </summary>
internal static class OutcomeReader
{
    /// <summary>Everything the flag may answer.</summary>
    /// <param name="flag">A flag whose state is sound.</param>
    /// <param name="outcomesOf">What a prerequisite may answer, or null for what is not known.</param>
    public static PossibleOutcomes Read(FlagDefinition flag, Func<Requirement, PossibleOutcomes?> outcomesOf)
    {
        PossibleOutcomes outcomes = new();
        string off = OutcomeName.OffOf(flag);
        foreach (Phase phase in PhasesOf(flag.State))
        {
            // Steps 2 and 3.
            if (!phase.IsEnabled)
            {
                outcomes.Refuse(off);
                continue;
            }

            if (!flag.State.Environments.IsEmpty)
            {
                outcomes.Refuse(off);
            }

            // Step 4.
            if (CanPassRequirements(flag, outcomes, outcomesOf, off))
            {
                AddServed(flag, phase.Outcome, outcomes, off);
            }
        }

        return outcomes;
    }

    // Each property takes its last begun step; steps of the same moment are one.
    private static IEnumerable<Phase> PhasesOf(FlagState state)
    {
        Phase phase = new(state.Enabled ?? true, state.Outcome);
        yield return phase;
        for (int index = 0; index < state.Schedule.Count; index++)
        {
            ScheduleStep step = state.Schedule[index];
            phase = new Phase(step.Enabled ?? phase.IsEnabled, Over(phase.Outcome, step.Outcome));
            if (index + 1 == state.Schedule.Count || state.Schedule[index + 1].At > step.At)
            {
                yield return phase;
            }
        }
    }

    private static Outcome Over(Outcome lower, Outcome upper) =>
        new(upper.Serve ?? lower.Serve, upper.Rollout ?? lower.Rollout, upper.Split.IsEmpty ? lower.Split : upper.Split);

    private static bool CanPassRequirements(
        FlagDefinition flag, PossibleOutcomes outcomes, Func<Requirement, PossibleOutcomes?> outcomesOf, string off)
    {
        bool canPass = true;
        foreach (Requirement requirement in flag.State.Requires)
        {
            PossibleOutcomes? prerequisite = outcomesOf(requirement);
            string required = OutcomeName.Of(requirement.Value);
            if (prerequisite?.CanMiss(required) is not false)
            {
                outcomes.Refuse(off);
            }

            canPass &= prerequisite?.CanMeet(required) is not false;
        }

        return canPass;
    }

    private static void AddServed(FlagDefinition flag, Outcome outcome, PossibleOutcomes outcomes, string off)
    {
        if (outcome.Serve is { } serve)
        {
            outcomes.Serve(OutcomeName.Of(serve));
        }
        else if (flag.State.StaffOnly)
        {
            // Step 5.
            outcomes.Serve(OutcomeName.On);
            outcomes.Serve(off);
        }
        else
        {
            // Steps 6 and 7, 8, 9 and 10.
            TargetedOutcomes.AddListsAndTenants(flag, outcomes, off);
            if (!TargetedOutcomes.AddRules(flag, outcomes, off) && !TargetedOutcomes.AddDealt(flag, outcome, outcomes, off))
            {
                outcomes.Serve(OutcomeName.Of(flag.Default));
            }
        }
    }

    /// <summary>What holds between two steps of a schedule.</summary>
    private sealed record Phase(bool IsEnabled, Outcome Outcome);
}
