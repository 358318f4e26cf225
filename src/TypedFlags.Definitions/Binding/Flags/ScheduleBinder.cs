using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>schedule</c>.</summary>
internal sealed class ScheduleBinder(OutcomeBinder outcomes)
{
    private const int At = 0;
    private const int Enabled = 1;
    private const int Serve = 2;
    private const int Rollout = 3;
    private const int Split = 4;

    public static PropertyTable Table { get; } = new("A step of a schedule", "at", "enabled", "serve", "rollout", "split");

    public EquatableArray<ScheduleStep> Bind(FlagSymbol symbol, FlagValueType type, YamlNode node)
    {
        FileReport report = symbol.Report;
        if (Scalars.Items(report, node, "schedule") is not { } items)
        {
            return default;
        }

        List<ScheduleStep> steps = new(items.Items.Length);
        DateTimeOffset? previous = null;
        foreach (YamlNode item in items.Items)
        {
            if (Scalars.Entries(report, item, "schedule") is not { } mapping)
            {
                continue;
            }

            int faults = report.Faults;
            Properties step = Table.Read(report, mapping);
            if (!step.Has(At) && faults == report.Faults)
            {
                report.Invalid(mapping, "A step has an 'at', such as 'at: 2026-12-01T00:00:00Z'.");
            }

            DateTimeOffset? at = step[At] is { } atNode ? BindAt(symbol, atNode, previous) : null;
            previous = at ?? previous;
            bool? isEnabled = step[Enabled] is { } enabled ? Scalars.Boolean(report, enabled, "enabled") : null;
            Outcome outcome = outcomes.Bind(symbol, type, step, Serve, Rollout, Split);
            if (at is { } moment)
            {
                steps.Add(new ScheduleStep(moment, isEnabled, outcome));
            }
        }

        return Collect.Array(steps);
    }

    private static DateTimeOffset? BindAt(FlagSymbol symbol, YamlNode node, DateTimeOffset? previous)
    {
        FileReport report = symbol.Report;
        if (Scalars.Date(report, node, "at", out string? text, out _) is not { } at)
        {
            return null;
        }

        if (at < previous)
        {
            report.Invalid(node, $"Steps stand in order of time, and {Say.Quoted(text ?? "")} is before the step above.");
        }
        else if (at >= symbol.ExpiredFrom)
        {
            report.Add(
                FlagsDiagnosticIds.Contradiction, node.Range, $"This step begins after the flag expires, on {symbol.Definition?.Expires}.");
        }

        return at;
    }
}
