using System.Text;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>C# that is too large to be read as code, and is compiled all the same: whether it uses a flag shows by the bytes.</summary>
internal static class LargeFiles
{
    private const long Largest = 256 * 1024 * 1024;

    /// <summary>One note a file that has the flag.</summary>
    public static IEnumerable<RemovalNote> Find(CodeBase code, FlagToRemove flag)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string path in code.Projects.Where(static project => project.IsMeant).SelectMany(static project => project.Source.Sources).Where(path => !code.Files.ContainsKey(path) && seen.Add(path)))
        {
            if (Read(path) is { } text && PlaceOf(text, flag) is >= 0 and int place)
            {
                int line = text.AsSpan(0, place).Count('\n') + 1;
                int column = place - text.LastIndexOf('\n', place);
                yield return new RemovalNote(path, line, column, FlagRemovalReason.OutOfSight, "This file is too large to be rewritten: see to the flag by hand, here and further down, or generate the file anew.");
            }
        }
    }

    private static string? Read(string path)
    {
        try
        {
            // Names of flags are the same in every encoding that such a file has.
            return new FileInfo(path) is { Exists: true, Length: > SourceFile.MaximumBytes and <= Largest } ? File.ReadAllText(path, Encoding.Latin1) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Other names that are the same are likely in so much code: only what looks like a use counts.
    private static int PlaceOf(string text, FlagToRemove flag)
    {
        int key = text.IndexOf($"\"{flag.Pinned.Key}\"", StringComparison.Ordinal);
        return key >= 0 ? key : Words.Find(text, flag.Pinned.MemberName).FirstOrDefault(place => place > 0 && text[place - 1] == '.', -1);
    }
}
