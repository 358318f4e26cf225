namespace TypedFlags;

/// <summary>Finds out of which flags the providers say something else than before.</summary>
internal static class ChangedFlags
{
    /// <summary>The change from one snapshot of a set to the next; null where the providers say the same, or there was none before.</summary>
    public static FlagsChanged? Between(FlagSetSnapshot? before, FlagSetSnapshot after, string provider)
    {
        if (before is null)
        {
            // Nobody can have had an answer of a state that was never made.
            return null;
        }

        List<int> changed = [];
        foreach ((int index, LayeredState state) in after.States ?? EmptyStates)
        {
            if (before.LayeredStateOf(index) is not { } earlier || !earlier.SaysTheSameAs(state))
            {
                changed.Add(index);
            }
        }

        foreach (int index in (before.States ?? EmptyStates).Keys)
        {
            if (after.LayeredStateOf(index) is null)
            {
                changed.Add(index);
            }
        }

        // A set's flags stand in the order of their keys.
        changed.Sort();
        return changed.Count == 0
            ? null
            : new FlagsChanged(after.Set.Name, [.. changed.Select(after.Set.Compiled.KeyOf)], [provider]);
    }

    private static readonly Dictionary<int, LayeredState> EmptyStates = [];
}
