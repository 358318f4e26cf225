namespace TypedFlags.Definitions.Editing;

/// <summary>Holds a changed file against what it was.</summary>
internal static class EditCheck
{
    /// <summary>True where the flags are new and sound, nothing else changed its meaning, and nothing is wrong that was right.</summary>
    public static bool IsSound(FlagSetBinding before, FlagSetBinding after, IReadOnlyCollection<string> keys)
    {
        Dictionary<string, FlagDefinition> now = after.Definition.Flags.Items.ToDictionary(static flag => flag.Key, StringComparer.Ordinal);
        if (now.Count != before.Definition.Flags.Items.Length + keys.Count || !keys.All(now.ContainsKey))
        {
            return false;
        }

        // A flag that asked for a new one in vain may get its state back.
        bool mayMend = before.Diagnostics.Any(static mistake => mistake.Id == FlagsDiagnosticIds.UnknownReference);
        foreach (FlagDefinition flag in before.Definition.Flags)
        {
            if (!now.TryGetValue(flag.Key, out FlagDefinition? same) || !(mayMend || flag.Equals(same)))
            {
                return false;
            }
        }

        return before.Definition with { Flags = default } == after.Definition with { Flags = default } && HasNoNewMistake(before, after);
    }

    private static bool HasNoNewMistake(FlagSetBinding before, FlagSetBinding after)
    {
        Dictionary<(string, string), int> known = [];
        foreach (FlagsDiagnostic mistake in before.Diagnostics)
        {
            known.TryGetValue((mistake.Id, mistake.Message), out int count);
            known[(mistake.Id, mistake.Message)] = count + 1;
        }

        foreach (FlagsDiagnostic mistake in after.Diagnostics)
        {
            if (!known.TryGetValue((mistake.Id, mistake.Message), out int count) || count == 0)
            {
                return false;
            }

            known[(mistake.Id, mistake.Message)] = count - 1;
        }

        return true;
    }
}
