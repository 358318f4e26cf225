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

        // A set's flags stand in the order of their keys. Of another object may be said what was said before: unconfirmed then, and confirmed now.
        string[] changed = [.. after.States.DifferencesFrom(before.States)
            .Where(index => before.States[index] is not { } earlier || after.States[index] is not { } later || !earlier.SaysTheSameAs(later))
            .Select(after.Set.Compiled.KeyOf)];
        return changed.Length == 0 ? null : new FlagsChanged(after.Set.Name, changed, [provider]);
    }
}
