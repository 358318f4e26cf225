using TypedFlags.Definitions.Binding;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>Takes one flag out of the files of a project.</summary>
internal static class FlagEntryRemover
{
    /// <summary>See <see cref="FlagsFileEditor.RemoveFlag"/>.</summary>
    public static FlagEntryRemoval Remove(FlagsFile[] files, string key, string kept, DateTime today, CancellationToken cancellationToken)
    {
        FlagSetBinding before = FlagSetBinder.Bind(files, today, cancellationToken);
        if (before.LocationOf(key) is not { } place)
        {
            return FlagEntryRemoval.Refuse($"No file declares the flag {Say.Quoted(key)}.", null);
        }

        if (files.FirstOrDefault(static file => !FlagsFileEditor.CanChange(file)) is { } broken)
        {
            return FlagEntryRemoval.Refuse($"{Path.GetFileName(broken.Path)} can't be read to its end, so nothing is taken out. Mend it first.", place);
        }

        if (FlagReferences.FindObstacle(before, files, key, kept) is { } obstacle)
        {
            return new FlagEntryRemoval([], [], obstacle);
        }

        foreach (CutWay way in CutWay.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Cut(files, place, key, before, way) is { } after
                && RemovalCheck.IsSound(before, FlagSetBinder.Bind(after, today, cancellationToken), key))
            {
                return new FlagEntryRemoval(
                    [.. after.Where((file, index) => !ReferenceEquals(file, files[index]))],
                    [.. files.SelectMany(file => FlagReferences.Requiring(file, key)).Select(static flag => flag.Key.Text).OrderBy(static name => name, StringComparer.Ordinal)],
                    Refusal: null);
            }
        }

        return FlagEntryRemoval.Refuse(
            $"{Say.Quoted(key)} can't be cut out without changing what other flags mean (an anchor that they use, a second declaration, a 'typedflags:' comment within it). Edit the file by hand.",
            place);
    }

    private static FlagsFile[]? Cut(FlagsFile[] files, FlagLocation place, string key, FlagSetBinding before, CutWay way)
    {
        FlagsFile[] result = [.. files];
        for (int index = 0; index < files.Length; index++)
        {
            FlagsFile file = files[index];
            List<Replacement> changes = [.. FlagReferences.Requiring(file, key).SelectMany(flag => FlagReferences.Release(file, flag, key, way))];
            if (ReferenceEquals(file, place.File))
            {
                changes.AddRange(Entry(file, place, key, before, way));
            }

            if (changes.Count == 0)
            {
                continue;
            }

            if (Replacement.Apply(file.Text, changes) is not { } text)
            {
                return null;
            }

            result[index] = FlagsFile.Parse(file.Path, text, file);
        }

        return result;
    }

    private static IEnumerable<Replacement> Entry(FlagsFile file, FlagLocation place, string key, FlagSetBinding before, CutWay way)
    {
        YamlEntry flags = file.Root!.Entries.First(static entry => string.Equals(entry.Key.Text, FlagInsertion.Section, StringComparison.Ordinal));
        YamlMapping mapping = (YamlMapping)flags.Value;
        int index = 0;
        while (mapping.Entries[index].Key.Range != place.Range)
        {
            index++;
        }

        string? member = before.Definition.Flags.Items.FirstOrDefault(flag => string.Equals(flag.Key, key, StringComparison.Ordinal))?.MemberName;
        return new EntryCut(file, way).Make(flags, index, member is null ? [key] : [key, member]);
    }
}
