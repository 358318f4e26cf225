using System.Collections.Immutable;
using System.Globalization;
using TypedFlags.Definitions.Binding;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions;

/// <summary>What a file says that a state can't.</summary>
internal sealed class StateFileProblems(FlagsFile file)
{
    /// <summary>More than these are one mistake: that the file is another one.</summary>
    private const int MostUnknown = 20;

    private static readonly HashSet<string> StateProperties = new(StringComparer.Ordinal)
    {
        "enabled", "environments", "requires", "serve", "staff_only", "exclude", "users", "groups", "tenants", "rules", "rollout", "schedule", "split",
    };

    private readonly List<FlagsDiagnostic> _unknown = [];
    private YamlScalar? _firstDefinition;
    private int _definitions;

    public FlagsDiagnostic? FirstUnknown => _unknown.FirstOrDefault();

    /// <summary>Notes a property that is no state.</summary>
    /// <returns>True where it is to be left out.</returns>
    public bool AddProperty(PropertyTable table, YamlEntry entry)
    {
        string name = entry.Key.Text;
        if (table == FlagProperties.Table && StateProperties.Contains(name))
        {
            return false;
        }

        if (table.Names.Contains(name))
        {
            _firstDefinition ??= entry.Key;
            _definitions++;
        }
        else if (_unknown.Count < MostUnknown)
        {
            string? near = NearName.Find(name, table.Names);
            string hint = near is null ? string.Empty : Say.DidYouMean(near);
            Add(FlagsDiagnosticIds.UnknownProperty, entry.Key.Range, $"{table.Owner} has no property {Say.Quoted(name)}; it is ignored.{hint}");
        }

        return true;
    }

    public ImmutableArray<FlagsDiagnostic> ToDiagnostics()
    {
        if (_firstDefinition is { } first)
        {
            string others = _definitions == 1 ? "is" : string.Format(CultureInfo.InvariantCulture, "and {0} more are", _definitions - 1);
            Add(
                FlagsDiagnosticIds.UnknownProperty,
                first.Range,
                $"{Say.Quoted(first.Text)} {others} ignored: only a flag's state can be changed while the application runs, and what it is stands in the flags.yaml that it was built with.");
        }

        return [.. _unknown];
    }

    private void Add(string id, TextRange range, string message) => _unknown.Add(FlagsDiagnostic.Create(file, id, range, message));
}
