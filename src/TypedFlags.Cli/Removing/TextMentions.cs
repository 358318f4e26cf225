using System.Globalization;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>What mentions a flag outside of C# that was rewritten: Razor, settings, scripts, documents.</summary>
internal sealed class TextMentions(FlagToRemove flag)
{
    private const int LargestFile = 1024 * 1024;
    private const int LooksAt = 8_000;
    private const int MostNotes = 200;

    private readonly string _kept = flag.Pinned.Variant ?? Convert.ToString(flag.Pinned.Value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The notes of many files, in their order; cut where they are too many for a person to read.</summary>
    /// <param name="files">Full paths; what is large or no text is passed over.</param>
    public IReadOnlyList<RemovalNote> Find(IEnumerable<string> files)
    {
        List<RemovalNote> notes = [];
        int more = 0;
        foreach (RemovalNote note in files.AsParallel().AsOrdered().SelectMany(file => Read(file) is { } text ? Find(file, text) : []))
        {
            if (notes.Count < MostNotes || note.IsUse)
            {
                notes.Add(note);
            }
            else
            {
                more++;
            }
        }

        if (more > 0)
        {
            notes.Add(notes[^1] with { Message = string.Create(CultureInfo.InvariantCulture, $"This file or later ones mention '{flag.Pinned.Key}' {more} times more.") });
        }

        return notes;
    }

    /// <summary>The notes of one text.</summary>
    public IReadOnlyList<RemovalNote> Find(string path, string text)
    {
        bool isRazor = MarkupFiles.IsRazor(path);
        bool isCSharp = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
        SortedSet<int> places = [.. Words.Find(text, flag.Pinned.Key).Where(place => IsKey(text, place))];
        places.UnionWith(Words.Find(text, flag.Pinned.MemberName).Where(place => isRazor || isCSharp || IsMember(text, place)));
        List<RemovalNote> notes = [];
        int line = 1;
        int start = 0;
        int scanned = 0;
        foreach (int place in places)
        {
            for (; scanned < place; scanned++)
            {
                if (text[scanned] == '\n')
                {
                    line++;
                    start = scanned + 1;
                }
            }

            notes.Add(new RemovalNote(path, line, place - start + 1, isRazor || isCSharp ? FlagRemovalReason.OutOfSight : FlagRemovalReason.Mention, Message(isRazor, isCSharp)));
        }

        return notes;
    }

    /// <summary>The text of a file that is small enough and has no zeros; else null.</summary>
    public static string? Read(string path)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= LargestFile } file)
            {
                return null;
            }

            string text = SourceFile.Read(file).Text.ToString();
            return text.AsSpan(0, Math.Min(text.Length, LooksAt)).Contains('\0') ? null : text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string Message(bool isRazor, bool isCSharp) =>
        isRazor ? $"Razor is not rewritten: put '{_kept}' for the flag, and take out what is never shown then."
        : isCSharp ? "No project that was read compiles this file: look whether it uses the flag."
        : $"This mentions '{flag.Pinned.Key}'.";

    // A key that is a word of prose counts only where it stands like a name.
    private bool IsKey(string text, int place)
    {
        string key = flag.Pinned.Key;
        if (key.AsSpan().ContainsAny('_', '-', '.') || key.Skip(1).Any(char.IsUpper))
        {
            return true;
        }

        char before = place == 0 ? '\n' : text[place - 1];
        char behind = place + key.Length < text.Length ? text[place + key.Length] : '\n';
        return before == '.' || (before is '"' or '\'' or '`' && behind is '"' or '\'' or '`') || (before is '\n' or ' ' or '\t' && behind == ':');
    }

    private bool IsMember(string text, int place)
    {
        char before = place == 0 ? '\n' : text[place - 1];
        int end = place + flag.Pinned.MemberName.Length;
        return before == '.' || (before is '"' or '\'' or ':' && end < text.Length && text[end] is '"' or '\'' or ':');
    }
}
