using System.Collections.Immutable;
using TypedFlags.Definitions.Binding;
using TypedFlags.Definitions.Reach;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>What other flags say of one that goes.</summary>
internal static class FlagReferences
{
    private static readonly string Requires = FlagProperties.Table.Names[FlagProperties.Requires];
    private static readonly string ReplacedBy = FlagProperties.Table.Names[FlagProperties.ReplacedBy];

    /// <summary>Whether the other flags let it go, served as it is to be from now on.</summary>
    /// <returns>The first one that does not, and why; null where all do.</returns>
    public static FlagEntryRefusal? FindObstacle(FlagSetBinding binding, IEnumerable<FlagsFile> files, string key, string kept)
    {
        Dictionary<string, FlagDefinition> known = binding.Definition.Flags.Items.ToDictionary(static flag => flag.Key, StringComparer.Ordinal);
        foreach (YamlEntry entry in files.SelectMany(static file => FlagInsertion.EntriesOf(file)))
        {
            string other = entry.Key.Text;
            if (entry.Value is not YamlMapping mapping || string.Equals(other, key, StringComparison.Ordinal))
            {
                continue;
            }

            bool isNamed = mapping.Entries.Any(property =>
                (string.Equals(property.Key.Text, Requires, StringComparison.Ordinal) && IndexesOf(property.Value, key).Any())
                || (string.Equals(property.Key.Text, ReplacedBy, StringComparison.Ordinal) && IsText(property.Value, key)));
            if (isNamed && Why(known.TryGetValue(other, out FlagDefinition? flag) ? flag : null, other, key, kept) is { } message)
            {
                return new FlagEntryRefusal(message, binding.LocationOf(other));
            }
        }

        return null;
    }

    /// <summary>The flags of a file that require it.</summary>
    public static IEnumerable<YamlEntry> Requiring(FlagsFile file, string key) =>
        FlagInsertion.EntriesOf(file).Where(entry =>
            !string.Equals(entry.Key.Text, key, StringComparison.Ordinal)
            && entry.Value is YamlMapping mapping && IndexOf(mapping, Requires) is >= 0 and int index && IndexesOf(mapping.Entries[index].Value, key).Any());

    /// <summary>Takes it out of what a flag requires; with the property where nothing is left in it.</summary>
    public static IEnumerable<Replacement> Release(FlagsFile file, YamlEntry flag, string key, CutWay way)
    {
        YamlMapping mapping = (YamlMapping)flag.Value;
        int property = IndexOf(mapping, Requires);
        YamlEntry requires = mapping.Entries[property];
        int[] indexes = [.. IndexesOf(requires.Value, key)];
        EntryCut cut = new(file, way);
        return indexes.Length == Slot.Of(file.Text, requires.Value).Length
            ? cut.Make(flag, property, [])
            : indexes.SelectMany(index => cut.Make(requires, index, []));
    }

    private static string? Why(FlagDefinition? flag, string other, string key, string kept)
    {
        (string its, string gone) = (Say.Quoted(other), Say.Quoted(key));
        if (flag is null || flag.IsStateBroken)
        {
            return $"{its} names {gone} and has an error itself. Mend it first.";
        }

        if (string.Equals(flag.ReplacedBy, key, StringComparison.Ordinal))
        {
            return $"{its} is deprecated and names {gone} as its replacement. Remove {its} first, or its 'replaced_by'.";
        }

        Requirement? failed = flag.State.Requires.Items.FirstOrDefault(one =>
            string.Equals(one.Flag, key, StringComparison.Ordinal) && !string.Equals(OutcomeName.Of(one.Value), kept, StringComparison.Ordinal));
        return failed is null
            ? null
            : $"{its} requires {gone} to be {Say.Quoted(OutcomeName.Of(failed.Value))} and would always be off without it, since {Say.Quoted(kept)} is kept. "
                + $"Remove {its} first, or take {gone} out of its 'requires'.";
    }

    private static int IndexOf(YamlMapping mapping, string name)
    {
        for (int index = 0; index < mapping.Entries.Length; index++)
        {
            if (string.Equals(mapping.Entries[index].Key.Text, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    private static IEnumerable<int> IndexesOf(YamlNode requires, string key)
    {
        ImmutableArray<YamlNode> names = requires switch
        {
            YamlMapping mapping => [.. mapping.Entries.Select(static entry => entry.Key)],
            YamlSequence sequence => sequence.Items,
            _ => [],
        };
        return Enumerable.Range(0, names.Length).Where(index => IsText(names[index], key));
    }

    private static bool IsText(YamlNode node, string text) => node is YamlScalar scalar && string.Equals(scalar.Text, text, StringComparison.Ordinal);
}
