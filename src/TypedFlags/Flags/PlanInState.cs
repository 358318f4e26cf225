namespace TypedFlags;

/// <summary>What a handle keeps of the state it last looked at. Immutable, so that both are of the same state.</summary>
/// <param name="state">See <see cref="FlagSetSnapshot.StateToken"/>.</param>
/// <param name="plan">A plan that needs nothing of the state around it.</param>
internal sealed class PlanInState(object state, FlagPlan plan)
{
    public readonly object State = state;

    public readonly FlagPlan Plan = plan;
}
