using TypedFlags.Definitions.Binding;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing;

/// <summary>Which of a project's files a new flag goes to: keys that begin with the same words stand together.</summary>
internal static class FileChoice
{
    private static readonly char[] s_separators = ['_', '-', '.'];

    /// <summary>The indexes of the files, the likeliest first.</summary>
    /// <param name="files">In the order in which they merge.</param>
    /// <param name="key">The new flag's.</param>
    public static IEnumerable<int> Order(FlagsFile[] files, string key)
    {
        if (files.Length == 1)
        {
            return [0];
        }

        string[] words = key.Split(s_separators);
        return Enumerable.Range(0, files.Length)
            .OrderByDescending(index => Likeness(files[index], words))
            .ThenBy(static index => index);
    }

    // First how many words are the same, then how many keys have them.
    private static (int Words, int Keys) Likeness(FlagsFile file, string[] words)
    {
        (int Words, int Keys) best = (0, 0);
        if (file.Root?.Entries.FirstOrDefault(static entry => entry.Key?.Text == RootProperties.Table.Names[RootProperties.Flags]).Value is not YamlMapping flags)
        {
            return best;
        }

        foreach (YamlEntry entry in flags.Entries)
        {
            string[] others = entry.Key.Text.Split(s_separators);
            int same = 0;
            while (same < words.Length && same < others.Length && string.Equals(words[same], others[same], StringComparison.OrdinalIgnoreCase))
            {
                same++;
            }

            if (same > best.Words)
            {
                best = (same, 1);
            }
            else if (same == best.Words && same > 0)
            {
                best.Keys++;
            }
        }

        return best;
    }
}
