using System.Collections.Immutable;
using TypedFlags.Definitions.Binding;
using TypedFlags.Definitions.Editing.Removing;

namespace TypedFlags.Definitions.Editing;

/// <summary>
/// Changes the text of flag files and leaves everything else as it is: order, comments, indentation, line endings. What it
/// makes is read again before it is given out: the other flags mean what they meant, and nothing new is wrong. Thread-safe.
/// </summary>
public static class FlagsFileEditor
{
    /// <summary>
    /// Adds flags to the files of one project: each to the file with the most similar keys, else to <c>flags.yaml</c>; in its
    /// place where the keys are in order, else behind the last. A flag that is there already, that the file's policy or C# does not
    /// allow, or that a file can't take as it is (one that can't be read) is left out.
    /// </summary>
    /// <param name="files">The project's files, in any order.</param>
    /// <param name="flags">What to add, in order.</param>
    /// <param name="today">The UTC date: when the flags are created.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The files that changed, as they are now, by the same paths; none where nothing could be added.</returns>
    public static ImmutableArray<FlagsFile> AddFlags(
        IEnumerable<FlagsFile> files, IEnumerable<NewFlag> flags, DateTime today, CancellationToken cancellationToken = default)
    {
        FlagsFile[] current = [.. files];
        Array.Sort(current, FileOrder.Instance);
        FlagsFile[] before = [.. current];
        FlagSetBinding binding = FlagSetBinder.Bind(current, today, cancellationToken);
        FlagSetBinding known = binding;
        List<NewFlag> left =
        [
            .. flags.Where(flag => known.LocationOf(flag.Key) is null)
                .GroupBy(static flag => flag.Key, StringComparer.Ordinal)
                .Select(static same => same.First()),
        ];
        if (current.Length > 0 && left.Count > 2)
        {
            foreach (IGrouping<int, NewFlag> group in left.GroupBy(flag => FileChoice.Order(current, flag.Key).First()).ToList())
            {
                HashSet<NewFlag> added = FlagBatch.Add(current, group.Key, ref binding, [.. group], today, cancellationToken);
                left.RemoveAll(added.Contains);
            }
        }

        foreach (NewFlag flag in left)
        {
            foreach (int index in FileChoice.Order(current, flag.Key))
            {
                if (Add(current, index, binding, flag, today, cancellationToken) is { } added)
                {
                    binding = added;
                    break;
                }
            }
        }

        return [.. current.Where((file, index) => !ReferenceEquals(file, before[index]))];
    }

    /// <summary>
    /// Takes a flag out of the files of one project: its entry with the comments that are its own, and its name where other flags require it and
    /// what is kept satisfies them. A comment that heads several flags stays; where nothing else is left, <c>flags: {}</c> is.
    /// </summary>
    /// <param name="files">The project's files, in any order.</param>
    /// <param name="key">The flag.</param>
    /// <param name="kept">What everybody gets from now on: <c>on</c> or <c>off</c>, the name of a variant, or the value of a flag without variants, as JSON or as text.</param>
    /// <param name="today">The UTC date, as for the binding.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// The files that changed; or why none did: another flag would always be off, or names this one as its replacement; a file can't be read; others
    /// would change their meaning.
    /// </returns>
    public static FlagEntryRemoval RemoveFlag(
        IEnumerable<FlagsFile> files, string key, string kept, DateTime today, CancellationToken cancellationToken = default)
    {
        FlagsFile[] current = [.. files];
        Array.Sort(current, FileOrder.Instance);
        return FlagEntryRemover.Remove(current, key, kept, today, cancellationToken);
    }

    /// <summary>Adds one flag to a file; null, with the files as they were, where that can't be.</summary>
    internal static FlagSetBinding? Add(
        FlagsFile[] files, int index, FlagSetBinding before, NewFlag flag, DateTime today, CancellationToken cancellationToken)
    {
        FlagsFile file = files[index];
        if (!CanChange(file) || before.LocationOf(flag.Key) is not null)
        {
            return null;
        }

        NewEntry entry = NewFlagEntry.Create(flag, before.Settings, today);
        foreach (Insertion[] insertions in FlagInsertion.Find(file, entry))
        {
            FlagsFile edited = FlagsFile.Parse(file.Path, Insertion.Apply(file.Text, insertions), file, cancellationToken);
            files[index] = edited;
            FlagSetBinding after = FlagSetBinder.Bind(files, today, cancellationToken);
            if (EditCheck.IsSound(before, after, [flag.Key]))
            {
                return after;
            }

            files[index] = file;
        }

        return null;
    }

    /// <summary>True for a file that is read as a whole.</summary>
    internal static bool CanChange(FlagsFile file) =>
        !file.IsTruncated && !file.Diagnostics.Any(static mistake => mistake.Id == FlagsDiagnosticIds.SyntaxError);
}
