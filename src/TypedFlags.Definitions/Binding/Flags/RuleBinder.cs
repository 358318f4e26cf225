using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>rules</c>.</summary>
internal sealed class RuleBinder(ConditionBinder conditions, OutcomeBinder outcomes, IdentityBinder identities)
{
    private const int Name = 0;
    private const int When = 1;
    private const int Serve = 2;
    private const int Rollout = 3;
    private const int Split = 4;
    private const int Salt = 5;
    private const int BucketBy = 6;
    private const int Enabled = 7;
    private const int Otherwise = 8;

    private static readonly string[] s_otherwise = ["next"];

    public static PropertyTable Table { get; } = new(
        "A rule", "name", "when", "serve", "rollout", "split", "salt", "bucket_by", "enabled", "otherwise");

    public EquatableArray<Rule> Bind(FlagSymbol symbol, FlagValueType type, YamlNode node)
    {
        if (Scalars.Items(symbol.Report, node, "rules") is not { } items)
        {
            return default;
        }

        List<Rule> rules = new(items.Items.Length);
        RepeatedConditions repeated = new(symbol.Report);
        foreach (YamlNode item in items.Items)
        {
            if (Scalars.Entries(symbol.Report, item, "rules") is { } mapping && BindRule(symbol, type, mapping, repeated) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return Collect.Array(rules);
    }

    private Rule? BindRule(FlagSymbol symbol, FlagValueType type, YamlMapping mapping, RepeatedConditions repeated)
    {
        FileReport report = symbol.Report;
        int faults = report.Faults;
        Properties rule = Table.Read(report, mapping);
        bool mayLackSomething = faults == report.Faults;
        string? name = rule[Name] is { } nameNode ? Scalars.Text(report, nameNode, "name") : null;
        string? salt = rule[Salt] is { } saltNode ? Scalars.Text(report, saltNode, "salt") : null;
        string? unit = rule[BucketBy] is { } unitNode ? identities.BucketBy(report, unitNode) : null;
        bool isEnabled = rule[Enabled] is not { } enabled || Scalars.Boolean(report, enabled, "enabled") is not false;
        bool isNext = rule[Otherwise] is { } otherwise && Scalars.Word(report, otherwise, "otherwise", s_otherwise) == 0;
        Outcome outcome = outcomes.Bind(symbol, type, rule, Serve, Rollout, Split);
        if (mayLackSomething)
        {
            CheckParts(report, mapping, rule);
        }

        if (rule[When] is not { } whenNode
            || conditions.Bind(report, whenNode, "when", symbol.Segments) is not { } when
            || faults != report.Faults)
        {
            return null;
        }

        Rule bound = new(name, isEnabled, when, outcome, salt, unit, isNext);
        repeated.Check(bound, rule.KeyOf(When).Range);
        return bound;
    }

    // An unknown property is likely the one that is missing, so this comes only where there is none.
    private static void CheckParts(FileReport report, YamlMapping mapping, Properties rule)
    {
        if (!rule.Has(When))
        {
            report.Invalid(mapping, "A rule has a 'when'; write 'when: {}' for a rule that always matches.");
        }

        int? first = null;
        foreach (int slot in (ReadOnlySpan<int>)[Serve, Rollout, Split])
        {
            if (!rule.Has(slot))
            {
                continue;
            }

            if (first is { } other)
            {
                report.Invalid(rule.KeyOf(slot), $"A rule has one of 'serve', 'rollout' and 'split'; this one has '{rule.KeyOf(other).Text}' already.");
                return;
            }

            first = slot;
        }

        if (first is null)
        {
            report.Invalid(mapping, "A rule has one of 'serve', 'rollout' and 'split'; this one has none.");
        }
    }
}
