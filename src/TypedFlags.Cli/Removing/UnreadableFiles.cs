using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>C# that can't be read: nobody knows whether it uses the flag, so the flag is not gone.</summary>
internal static class UnreadableFiles
{
    /// <summary>One note a file.</summary>
    public static IEnumerable<RemovalNote> Find(CodeBase code) => code.Unreadable
        .Select(static file => new RemovalNote(file.Key, 1, 1, FlagRemovalReason.OutOfSight, $"This file can't be read: {file.Value.TrimEnd('.')}. Make it readable, and run the same again."));
}
