using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions.Json;

/// <summary>Writes the properties that providers may change.</summary>
internal static class StateText
{
    /// <summary>All but <c>split</c>, which stands beside the variants.</summary>
    public static void WriteTargeting(JsonText json, FlagDefinition flag)
    {
        FlagState state = flag.State;
        if (state.Enabled is false)
        {
            json.Name("enabled");
            json.Boolean(false);
        }

        FlagText.Texts(json, "environments", state.Environments);
        WriteRequirements(json, state.Requires);
        WriteServe(json, state.Outcome);
        FlagText.True(json, "staff_only", state.StaffOnly);
        WriteExclusion(json, state.Exclude);
        WriteAudience(json, "users", state.Users);
        WriteAudience(json, "groups", state.Groups);
        WriteTenants(json, state.Tenants);
        WriteRules(json, state.Rules);
        WriteRollout(json, state.Outcome);
        WriteSchedule(json, state.Schedule);
    }

    public static void WriteSplit(JsonText json, Outcome outcome)
    {
        if (outcome.Split.IsEmpty)
        {
            return;
        }

        json.Name("split");
        json.Open('{');
        foreach (SplitWeight share in outcome.Split)
        {
            json.Name(share.Variant);
            json.Thousandths(share.Weight);
        }

        json.Close('}');
    }

    private static void WriteServe(JsonText json, Outcome outcome)
    {
        if (outcome.Serve is { } value)
        {
            json.Name("serve");
            ConditionText.Write(json, value);
        }
    }

    private static void WriteRollout(JsonText json, Outcome outcome)
    {
        if (outcome.Rollout is { } share)
        {
            json.Name("rollout");
            json.Thousandths(share);
        }
    }

    private static void WriteOutcome(JsonText json, Outcome outcome)
    {
        WriteServe(json, outcome);
        WriteRollout(json, outcome);
        WriteSplit(json, outcome);
    }

    private static void WriteRequirements(JsonText json, EquatableArray<Requirement> requirements)
    {
        if (requirements.IsEmpty)
        {
            return;
        }

        json.Name("requires");
        json.Open('{');
        foreach (Requirement requirement in requirements)
        {
            json.Name(requirement.Flag);
            ConditionText.Write(json, requirement.Value);
        }

        json.Close('}');
    }

    private static void WriteExclusion(JsonText json, Exclusion exclusion)
    {
        if (exclusion.Users.IsEmpty && exclusion.Groups.IsEmpty)
        {
            return;
        }

        json.Name("exclude");
        json.Open('{');
        FlagText.Texts(json, "users", exclusion.Users);
        FlagText.Texts(json, "groups", exclusion.Groups);
        json.Close('}');
    }

    private static void WriteAudience(JsonText json, string name, EquatableArray<AudienceList> lists)
    {
        if (lists.IsEmpty)
        {
            return;
        }

        if (lists[0].Variant is null)
        {
            FlagText.Texts(json, name, lists[0].Members);
            return;
        }

        json.Name(name);
        json.Open('{');
        foreach (AudienceList list in lists)
        {
            FlagText.Texts(json, list.Variant ?? "", list.Members);
        }

        json.Close('}');
    }

    private static void WriteTenants(JsonText json, EquatableArray<TenantState> tenants)
    {
        if (tenants.IsEmpty)
        {
            return;
        }

        json.Name("tenants");
        json.Open('{');
        foreach (TenantState tenant in tenants)
        {
            json.Name(tenant.Id);
            json.Open('{');
            WriteEnabled(json, tenant.Enabled);
            WriteOutcome(json, tenant.Outcome);
            WriteAudience(json, "users", tenant.Users);
            WriteAudience(json, "groups", tenant.Groups);
            WriteExclusion(json, tenant.Exclude);
            json.Close('}');
        }

        json.Close('}');
    }

    private static void WriteRules(JsonText json, EquatableArray<Rule> rules)
    {
        if (rules.IsEmpty)
        {
            return;
        }

        json.Name("rules");
        json.Open('[');
        foreach (Rule rule in rules)
        {
            json.Open('{');
            FlagText.Text(json, "name", rule.Name);
            json.Name("when");
            ConditionText.Write(json, rule.When);
            WriteOutcome(json, rule.Outcome);
            FlagText.Text(json, "salt", rule.Salt);
            FlagText.Text(json, "bucket_by", rule.BucketBy);
            WriteEnabled(json, rule.Enabled ? null : false);
            FlagText.Text(json, "otherwise", rule.OtherwiseNext ? "next" : null);
            json.Close('}');
        }

        json.Close(']');
    }

    private static void WriteSchedule(JsonText json, EquatableArray<ScheduleStep> steps)
    {
        if (steps.IsEmpty)
        {
            return;
        }

        json.Name("schedule");
        json.Open('[');
        foreach (ScheduleStep step in steps)
        {
            json.Open('{');
            FlagText.Text(json, "at", DateText.Write(step.At));
            WriteEnabled(json, step.Enabled);
            WriteOutcome(json, step.Outcome);
            json.Close('}');
        }

        json.Close(']');
    }

    private static void WriteEnabled(JsonText json, bool? value)
    {
        if (value is { } enabled)
        {
            json.Name("enabled");
            json.Boolean(enabled);
        }
    }
}
