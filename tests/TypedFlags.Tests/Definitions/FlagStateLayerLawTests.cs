using FsCheck;
using FsCheck.Fluent;

namespace TypedFlags.Tests.Definitions;

/// <summary>Laws of layering, over states in which every kind of property is absent, null or one of two values.</summary>
public class FlagStateLayerLawTests
{
    private static readonly Gen<FlagState> TenantStates =
        from enabled in Gen.Choose(0, 3)
        from rollout in Gen.Choose(0, 3)
        select Simple(enabled, rollout);

    private static readonly Gen<FlagState> States =
        from plain in TenantStates
        from users in Gen.Choose(0, 3)
        from schedule in Gen.Choose(0, 3)
        from tenants in Gen.Choose(0, 5)
        from acme in TenantStates
        from other in TenantStates
        select Add(Copy(plain), users, schedule, tenants, acme, other);

    [Fact]
    public void Layering_is_associative() =>
        Prop.ForAll(States.ArrayOf(3).ToArbitrary(), static states =>
        {
            if (states.Length < 3)
            {
                return true;
            }

            FlagState leftFirst = FlagState.Layer(FlagState.Layer(states[0], states[1]), states[2]);
            FlagState rightFirst = FlagState.Layer(states[0], FlagState.Layer(states[1], states[2]));
            return string.Equals(Describe(leftFirst), Describe(rightFirst), StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Saying_nothing_changes_nothing() =>
        Prop.ForAll(States.Two().ToArbitrary(), static states =>
        {
            (FlagState file, FlagState layer) = states;
            string resolved = Describe(FlagState.Resolve(file, layer));
            string[] same = [Describe(FlagState.Resolve(file, FlagState.Layer(FlagState.Empty, layer))), Describe(FlagState.Resolve(file, FlagState.Layer(layer, FlagState.Empty)))];
            return string.Equals(Describe(FlagState.Resolve(file, FlagState.Empty)), Describe(file), StringComparison.Ordinal)
                && Array.TrueForAll(same, one => string.Equals(one, resolved, StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static FlagState Simple(int enabled, int rollout)
    {
        FlagState state = new() { Enabled = enabled > 1 ? enabled == 2 : null, Rollout = rollout > 1 ? rollout : null };
        Say(state, StateProperties.Enabled, enabled);
        Say(state, StateProperties.Rollout, rollout);
        return state;
    }

    private static FlagState Copy(FlagState state) =>
        new() { Values = state.Values, Resets = state.Resets, Enabled = state.Enabled, Rollout = state.Rollout };

    private static FlagState Add(FlagState state, int users, int schedule, int tenants, FlagState acme, FlagState other)
    {
        Say(state, StateProperties.Users, users);
        Say(state, StateProperties.Schedule, schedule);
        Say(state, StateProperties.Tenants, tenants);
        state.Users = users > 1 ? [new AudienceState(null, new StringSet([$"user{users}"]), null)] : null;
        state.Schedule = schedule > 1 ? [new ScheduleStepState(schedule, FlagState.Empty)] : null;
        state.Tenants = tenants switch
        {
            2 => new(StringComparer.Ordinal) { ["acme"] = acme },
            3 => new(StringComparer.Ordinal) { ["other"] = other },
            > 3 => new(StringComparer.Ordinal) { ["acme"] = acme, ["other"] = other },
            _ => null,
        };
        return state;
    }

    private static void Say(FlagState state, StateProperties property, int what)
    {
        state.Values |= what > 1 ? property : StateProperties.None;
        state.Resets |= what == 1 ? property : StateProperties.None;
    }

    private static string Describe(FlagState state)
    {
        string tenants = string.Join(',', (state.Tenants ?? []).OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => $"{one.Key}:{Describe(one.Value)}"));
        string users = string.Join(',', (state.Users ?? []).SelectMany(static list => Enumerable.Range(0, 10).Select(static user => $"user{user}").Where(user => list.Users!.Contains(user))));
        string schedule = state.Schedule is null ? "-" : string.Join(',', state.Schedule.Select(static step => step.AtUtcTicks));
        return $"[{state.Values}|{state.Resets}|{state.Enabled}|{state.Rollout}|{users}|{schedule}|{tenants}]";
    }
}
