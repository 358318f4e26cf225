using System.Collections.Immutable;

namespace TypedFlags.Definitions.Editing;

/// <summary>What became of a flag's entry. Immutable.</summary>
/// <param name="ChangedFiles">The files that changed, as they are now, by the same paths; none where the flag can't go.</param>
/// <param name="ReleasedFlags">The flags that required the removed one and no longer do, in the order of their keys.</param>
/// <param name="Refusal">Why nothing changed; null where the flag is gone.</param>
public sealed record FlagEntryRemoval(ImmutableArray<FlagsFile> ChangedFiles, ImmutableArray<string> ReleasedFlags, FlagEntryRefusal? Refusal)
{
    /// <summary>True where the flag is gone.</summary>
    public bool IsDone => Refusal is null;

    internal static FlagEntryRemoval Refuse(string message, FlagLocation? location) => new([], [], new FlagEntryRefusal(message, location));
}

/// <summary>Why a flag's entry stays.</summary>
/// <param name="Message">A sentence or two: which flag is in the way, and what to do.</param>
/// <param name="Location">The flag that is in the way; null where no file declares one.</param>
public sealed record FlagEntryRefusal(string Message, FlagLocation? Location);
