using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>tenants</c>: what single tenants get instead.</summary>
internal sealed class TenantBinder(OutcomeBinder outcomes, AudienceBinder audiences)
{
    private const int Enabled = 0;
    private const int Serve = 1;
    private const int Rollout = 2;
    private const int Split = 3;
    private const int Users = 4;
    private const int Groups = 5;
    private const int Exclude = 6;

    public static PropertyTable Table { get; } = new("A tenant", "enabled", "serve", "rollout", "split", "users", "groups", "exclude");

    public EquatableArray<TenantState> Bind(FlagSymbol symbol, FlagValueType type, YamlNode node)
    {
        if (Scalars.Entries(symbol.Report, node, "tenants") is not { } mapping)
        {
            return default;
        }

        List<TenantState> tenants = new(mapping.Entries.Length);
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (Scalars.Entries(symbol.Report, entry.Value, entry.Key.Text) is not { } body)
            {
                continue;
            }

            Properties tenant = Table.Read(symbol.Report, body);
            bool? isEnabled = tenant[Enabled] is { } enabled ? Scalars.Boolean(symbol.Report, enabled, "enabled") : null;
            Audience audience = audiences.Bind(symbol, tenant, Users, Groups, Exclude);
            Outcome outcome = outcomes.Bind(symbol, type, tenant, Serve, Rollout, Split);
            tenants.Add(new TenantState(entry.Key.Text, isEnabled, audience.Users, audience.Groups, audience.Exclude, outcome));
        }

        return Collect.Array(tenants);
    }
}
