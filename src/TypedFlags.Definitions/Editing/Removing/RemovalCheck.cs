namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>Holds files without a flag against what they were.</summary>
internal static class RemovalCheck
{
    /// <summary>True where one flag is gone, the others mean what they meant but for requiring it, and as much is wrong with them as was.</summary>
    public static bool IsSound(FlagSetBinding before, FlagSetBinding after, string key)
    {
        Dictionary<string, FlagDefinition> now = after.Definition.Flags.Items.ToDictionary(static flag => flag.Key, StringComparer.Ordinal);
        int left = 0;
        foreach (FlagDefinition flag in before.Definition.Flags)
        {
            if (string.Equals(flag.Key, key, StringComparison.Ordinal))
            {
                continue;
            }

            left++;
            if (!now.TryGetValue(flag.Key, out FlagDefinition? same) || !Without(flag, key).Equals(same))
            {
                return false;
            }
        }

        return now.Count == left && after.LocationOf(key) is null && !after.IsTruncated
            && after.DeclaredKeys.Count == before.DeclaredKeys.Count - 1
            && before.Definition with { Flags = default } == after.Definition with { Flags = default }
            && HasSameMistakes(before, after, key);
    }

    private static FlagDefinition Without(FlagDefinition flag, string key) =>
        flag.State.Requires.Items.Any(one => string.Equals(one.Flag, key, StringComparison.Ordinal))
            ? flag with
            {
                State = flag.State with { Requires = new EquatableArray<Requirement>([.. flag.State.Requires.Items.Where(one => !string.Equals(one.Flag, key, StringComparison.Ordinal))]) },
            }
            : flag;

    // By their number: a message may have named the flag as the near one. Those about it are gone, and that another one required it is none any more.
    private static bool HasSameMistakes(FlagSetBinding before, FlagSetBinding after, string key)
    {
        FlagLocation place = before.LocationOf(key)!;
        TextRange entry = FlagInsertion.EntriesOf(place.File)
            .Where(one => one.Key.Range == place.Range)
            .Select(one => new TextRange(one.Key.Range.Start, Slot.EndOf(place.File.Text, one) - one.Key.Range.Start))
            .First();
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (FlagsDiagnostic mistake in before.Diagnostics)
        {
            bool isIts = string.Equals(mistake.Path, place.Path, StringComparison.Ordinal) && mistake.Range.Start >= entry.Start && mistake.Range.Start < entry.End;
            if (!isIts)
            {
                counts[mistake.Id] = counts.TryGetValue(mistake.Id, out int count) ? count + 1 : 1;
            }
        }

        foreach (FlagsDiagnostic mistake in after.Diagnostics)
        {
            counts[mistake.Id] = counts.TryGetValue(mistake.Id, out int count) ? count - 1 : -1;
        }

        return counts.All(static pair => pair.Value == 0 || (pair.Value > 0 && string.Equals(pair.Key, FlagsDiagnosticIds.Contradiction, StringComparison.Ordinal)));
    }
}
