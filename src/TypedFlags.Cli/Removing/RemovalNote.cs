using System.Text.Json;
using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>Something that was left, and where.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Line">From 1, in the file as it is afterwards.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
/// <param name="Reason">The kind of reason.</param>
/// <param name="Message">One sentence: what, why, and what to do.</param>
internal sealed record RemovalNote(string Path, int Line, int Column, FlagRemovalReason Reason, string Message)
{
    /// <summary>The reason as a word: <c>public-api</c>.</summary>
    public string ReasonName => JsonNamingPolicy.KebabCaseLower.ConvertName(Reason.ToString());

    /// <summary>True where the flag is still asked, as far as can be seen; false for what only mentions it, and for what stayed without it.</summary>
    public bool IsUse => Reason is not (FlagRemovalReason.PublicApi or FlagRemovalReason.Mention or FlagRemovalReason.NowUnused);

    public static RemovalNote Of(FlagRemovalNote note)
    {
        FileLinePositionSpan place = note.Location.GetLineSpan();
        return new RemovalNote(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, note.Reason, note.Message);
    }
}
