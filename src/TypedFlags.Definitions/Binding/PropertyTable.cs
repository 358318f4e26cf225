using System.Collections.Immutable;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>The properties that one kind of mapping has.</summary>
internal sealed class PropertyTable
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    /// <summary>Makes a table; a name's index is its slot.</summary>
    /// <param name="owner">What has the properties, as in "A flag has no property …".</param>
    public PropertyTable(string owner, params string[] names)
    {
        Owner = owner;
        Names = [.. names];
        for (int slot = 0; slot < names.Length; slot++)
        {
            _slots.Add(names[slot], slot);
        }
    }

    /// <summary>What has the properties.</summary>
    public string Owner { get; }

    /// <summary>The names, by slot.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Sorts the entries of a mapping into slots, and reports those that have none (TF2002).</summary>
    public Properties Read(FileReport report, YamlMapping mapping)
    {
        YamlEntry[] slots = new YamlEntry[Names.Length];
        ulong meant = 0;
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (!_slots.TryGetValue(entry.Key.Text, out int slot))
            {
                string? near = report.Near(entry.Key.Text, Names);
                meant |= near is null ? 0 : 1UL << _slots[near];
                string known = near is null ? $" It has {Say.List(Names)}." : Say.DidYouMean(near);
                report.Add(
                    FlagsDiagnosticIds.UnknownProperty,
                    entry.Key.Range,
                    $"{Owner} has no property {Say.Quoted(entry.Key.Text)}.{known}",
                    near);
            }
            else if (slots[slot].Key is null)
            {
                // A second one is reported by the syntax layer.
                slots[slot] = entry;
            }
        }

        return new Properties(slots, meant);
    }
}

/// <summary>The entries of a mapping, by slot.</summary>
internal readonly struct Properties(YamlEntry[] slots, ulong meant)
{
    /// <summary>The value in a slot, or null.</summary>
    public YamlNode? this[int slot] => slots[slot].Value;

    /// <summary>The key in a slot that has a value.</summary>
    public YamlScalar KeyOf(int slot) => slots[slot].Key;

    /// <summary>True where the property was written.</summary>
    public bool Has(int slot) => slots[slot].Key is not null;

    /// <summary>
    /// True where the property is missing, and an unknown one, which has been reported, is likely what was meant: what follows
    /// from its absence is no second mistake.
    /// </summary>
    public bool IsMisspelt(int slot) => !Has(slot) && (meant & (1UL << slot)) != 0;
}
