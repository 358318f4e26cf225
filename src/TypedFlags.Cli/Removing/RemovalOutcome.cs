namespace TypedFlags.Cli.Removing;

/// <summary>What a removal comes to, before anything is written.</summary>
/// <param name="Flag">What is removed.</param>
/// <param name="Keep">What is kept, as on the command line.</param>
/// <param name="Changes">C# first, then the flags files.</param>
/// <param name="Notes">What was left, in order of place.</param>
/// <param name="IsEntryLeft">True where the entry stays in the flags file, because code still uses it or because it stands elsewhere.</param>
internal sealed record RemovalOutcome(FlagToRemove Flag, string Keep, IReadOnlyList<FileChange> Changes, IReadOnlyList<RemovalNote> Notes, bool IsEntryLeft)
{
    public int Uses => Changes.Sum(static change => change.Uses);

    /// <summary>The flag is gone, but for what only mentions it.</summary>
    public bool IsWhole => !IsEntryLeft && !Notes.Any(static note => note.IsUse);
}
