using TypedFlags.Definitions.Naming;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>policy</c>: what a team asks of its flags.</summary>
internal static class PolicyBinder
{
    private const int Naming = 0;
    private const int Require = 1;
    private const int MaxLifetimeDays = 2;

    private static readonly string[] s_namings = ["snake_case", "kebab-case", "any"];

    // What describes a flag; the rest is behaviour, and no policy can ask for that.
    private static readonly string[] s_requirable = ["name", "description", "kind", "owner", "tags", "metadata", "created", "expires"];

    private static readonly int[] s_requirableSlots =
    [
        FlagProperties.Name, FlagProperties.Description, FlagProperties.Kind, FlagProperties.Owner, FlagProperties.Tags,
        FlagProperties.Metadata, FlagProperties.Created, FlagProperties.Expires,
    ];

    public static PropertyTable Table { get; } = new("A policy", "naming", "require", "max_lifetime_days");

    public static void Bind(BindingSession session, FileReport report, YamlNode node)
    {
        if (Scalars.Entries(report, node, "policy") is not { } mapping)
        {
            return;
        }

        Properties policy = Table.Read(report, mapping);
        if (policy[Naming] is { } naming)
        {
            int style = Scalars.Word(report, naming, "naming", s_namings);
            session.Settings.Naming = style < 0 ? NamingStyle.Any : (NamingStyle)style;
        }

        if (policy[Require] is { } require && Scalars.Items(report, require, "require") is { } items)
        {
            foreach (YamlNode item in items.Items)
            {
                int index = Scalars.Word(report, item, "require", s_requirable);
                if (index >= 0 && !session.Settings.Require.Contains(s_requirableSlots[index]))
                {
                    session.Settings.Require.Add(s_requirableSlots[index]);
                }
            }
        }

        if (policy[MaxLifetimeDays] is { } maximum && Scalars.Integer(report, maximum, "max_lifetime_days") is { } days)
        {
            if (days < 1)
            {
                report.Invalid(maximum, "'max_lifetime_days' is at least 1.");
            }
            else
            {
                session.Settings.MaxLifetimeDays = days;
            }
        }
    }
}
