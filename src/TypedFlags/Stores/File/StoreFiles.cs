using System.Globalization;

namespace TypedFlags;

/// <summary>
/// Where a store's files are: the state at the path itself, and beside it the journal in numbered files, of which the highest number is the current one, and
/// the lock.
/// </summary>
internal sealed class StoreFiles
{
    private const int Digits = 6;

    private readonly string _journalPrefix;

    /// <exception cref="ArgumentException">The path names no file.</exception>
    public StoreFiles(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        State = Path.GetFullPath(path);
        if (Path.GetFileName(State).Length == 0)
        {
            throw new ArgumentException($"'{path}' is a folder. Name a file in it, such as 'flags.store'.", nameof(path));
        }

        Folder = Path.GetDirectoryName(State)!;
        Lock = State + ".lock";
        _journalPrefix = Path.GetFileName(State) + ".journal-";
    }

    public string Folder { get; }

    public string State { get; }

    public string Lock { get; }

    /// <summary>The pattern of the names whose change means a write.</summary>
    public string JournalPattern => _journalPrefix + "*";

    public string Journal(int number) => Path.Combine(Folder, _journalPrefix + number.ToString("D" + Digits, CultureInfo.InvariantCulture));

    /// <summary>The numbers of the journal's files, the oldest first. Empty where the folder is not there.</summary>
    public int[] FindJournals()
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        List<int> numbers = [];
        foreach (string file in Directory.EnumerateFiles(Folder, JournalPattern))
        {
            ReadOnlySpan<char> suffix = Path.GetFileName(file.AsSpan())[_journalPrefix.Length..];
            if (suffix.Length >= Digits && int.TryParse(suffix, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
            {
                numbers.Add(number);
            }
        }

        numbers.Sort();
        return [.. numbers];
    }
}
