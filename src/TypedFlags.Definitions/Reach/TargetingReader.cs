namespace TypedFlags.Definitions.Reach;

/// <summary>Finds whether what a flag's own state says depends on who asks. Prerequisites are for others to look at.</summary>
/// <param name="segments">The named conditions.</param>
internal sealed class TargetingReader(EquatableArray<SegmentDefinition> segments)
{
    private readonly Dictionary<string, Condition> _segments = segments.Items.ToDictionary(
        static segment => segment.Name, static segment => segment.When, StringComparer.Ordinal);

    private readonly Dictionary<string, bool> _found = new(StringComparer.Ordinal);

    public bool HasTargeting(FlagDefinition flag)
    {
        FlagState state = flag.State;
        return state.StaffOnly
            || state.Exclude != Exclusion.None
            || !state.Users.IsEmpty
            || !state.Groups.IsEmpty
            || state.Tenants.Items.Any(SaysSomething)
            || state.Rules.Items.Any(rule => rule.Enabled && (LooksAtUser(rule.When) || Shares.AreDealt(flag, rule.Outcome)))
            || Shares.AreDealt(flag, state.Outcome)
            || state.Schedule.Items.Any(step => Shares.AreDealt(flag, step.Outcome));
    }

    private static bool SaysSomething(TenantState tenant) =>
        tenant.Enabled is not null
        || !tenant.Users.IsEmpty
        || !tenant.Groups.IsEmpty
        || tenant.Exclude != Exclusion.None
        || tenant.Outcome != Outcome.None;

    private bool LooksAtUser(Condition condition) => condition switch
    {
        Condition.All all => all.Conditions.Items.Any(LooksAtUser),
        Condition.Any any => any.Conditions.Items.Any(LooksAtUser),
        Condition.Not not => LooksAtUser(not.Inner),
        Condition.Segment segment => SegmentLooksAtUser(segment.Name),
        Condition.Comparison comparison => comparison.Name is not ("environment" or "now"),
        _ => true,
    };

    private bool SegmentLooksAtUser(string name)
    {
        if (!_found.TryGetValue(name, out bool looks))
        {
            // While it is being looked at: what leads back to itself is an error.
            _found[name] = true;
            looks = !_segments.TryGetValue(name, out Condition? condition) || LooksAtUser(condition);
            _found[name] = looks;
        }

        return looks;
    }
}
