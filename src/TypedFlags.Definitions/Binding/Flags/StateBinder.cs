using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds a flag's state: what providers may change at run time.</summary>
internal sealed class StateBinder
{
    private readonly OutcomeBinder _outcomes;
    private readonly AudienceBinder _audiences = new();
    private readonly TenantBinder _tenants;
    private readonly RuleBinder _rules;
    private readonly ScheduleBinder _schedules;
    private readonly RequirementBinder _requirements;

    public StateBinder(BindingSession session, ConditionBinder conditions, ValueBinder values, IdentityBinder identities)
    {
        _outcomes = new OutcomeBinder(values);
        _tenants = new TenantBinder(_outcomes, _audiences);
        _rules = new RuleBinder(conditions, _outcomes, identities);
        _schedules = new ScheduleBinder(_outcomes);
        _requirements = new RequirementBinder(session);
    }

    /// <summary>Binds the state of a flag whose type is known; unusable after any error.</summary>
    public FlagState Bind(FlagSymbol symbol, FlagValueType type)
    {
        FileReport report = symbol.Report;
        Properties properties = symbol.Properties;
        bool? isEnabled = properties[FlagProperties.Enabled] is { } enabled ? Scalars.Boolean(report, enabled, "enabled") : null;
        EquatableArray<string> environments = properties[FlagProperties.Environments] is { } where
            ? Scalars.TextList(report, where, "environments", mayBeEmpty: false) ?? default
            : default;
        EquatableArray<Requirement> requires = properties[FlagProperties.Requires] is { } required ? _requirements.Bind(symbol, required) : default;
        bool isStaffOnly = BindStaffOnly(symbol, type);
        Audience audience = _audiences.Bind(symbol, properties, FlagProperties.Users, FlagProperties.Groups, FlagProperties.Exclude);
        EquatableArray<TenantState> tenants = properties[FlagProperties.Tenants] is { } tenantsNode ? _tenants.Bind(symbol, type, tenantsNode) : default;
        EquatableArray<Rule> rules = properties[FlagProperties.Rules] is { } rulesNode ? _rules.Bind(symbol, type, rulesNode) : default;
        Outcome outcome = _outcomes.Bind(symbol, type, properties, FlagProperties.Serve, FlagProperties.Rollout, FlagProperties.Split);
        EquatableArray<ScheduleStep> schedule = properties[FlagProperties.Schedule] is { } steps ? _schedules.Bind(symbol, type, steps) : default;
        CheckDefault(symbol, type, outcome);
        return new FlagState
        {
            Enabled = isEnabled,
            Environments = environments,
            Requires = requires,
            StaffOnly = isStaffOnly,
            Exclude = audience.Exclude,
            Users = audience.Users,
            Groups = audience.Groups,
            Tenants = tenants,
            Rules = rules,
            Outcome = outcome,
            Schedule = schedule,
        };
    }

    private static bool BindStaffOnly(FlagSymbol symbol, FlagValueType type)
    {
        if (symbol.Properties[FlagProperties.StaffOnly] is not { } node)
        {
            return false;
        }

        if (type != FlagValueType.Boolean)
        {
            symbol.Report.Invalid(symbol.Properties.KeyOf(FlagProperties.StaffOnly), "Only boolean flags have 'staff_only'.");
            return false;
        }

        return Scalars.Boolean(symbol.Report, node, "staff_only") is true;
    }

    private static void CheckDefault(FlagSymbol symbol, FlagValueType type, Outcome outcome)
    {
        if (type == FlagValueType.Boolean && outcome.Rollout is not null
            && symbol.Properties[FlagProperties.Default] is YamlScalar { Kind: YamlScalarKind.Boolean, Text: "true" or "True" or "TRUE" } node)
        {
            symbol.Report.Invalid(node, "A rollout serves true to its share and false to the rest, so 'default: true' beside it has no meaning; remove one of the two.");
        }
    }
}
