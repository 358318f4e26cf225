using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions.Editing;

/// <summary>
/// Adds many flags to a file in few steps, since each step reads the file anew: the same text as one after the other gives. Where
/// they are not sound together, each half is tried by itself.
/// </summary>
internal static class FlagBatch
{
    /// <summary>The flags that were added; who calls tries the others by themselves.</summary>
    /// <param name="files">The project's files; the changed one is replaced.</param>
    /// <param name="index">Which of them to add to.</param>
    /// <param name="binding">What the files mean, before and after.</param>
    /// <param name="flags">What to add; no key twice.</param>
    /// <param name="today">When they are created.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static HashSet<NewFlag> Add(
        FlagsFile[] files, int index, ref FlagSetBinding binding, IReadOnlyList<NewFlag> flags, DateTime today, CancellationToken cancellationToken)
    {
        HashSet<NewFlag> added = [];
        int next = 0;

        // Two flags show whether the keys are in order, and how they are written.
        while (next < flags.Count && FlagInsertion.EntriesOf(files[index]).Length < 2)
        {
            AddTogether(files, index, ref binding, [flags[next++]], added, today, cancellationToken);
        }

        AddTogether(files, index, ref binding, [.. flags.Skip(next)], added, today, cancellationToken);
        return added;
    }

    private static void AddTogether(
        FlagsFile[] files, int index, ref FlagSetBinding binding, NewFlag[] flags, HashSet<NewFlag> added, DateTime today, CancellationToken cancellationToken)
    {
        FlagsFile file = files[index];
        if (flags.Length == 0 || !FlagsFileEditor.CanChange(file))
        {
            return;
        }

        if (flags.Length == 1)
        {
            if (FlagsFileEditor.Add(files, index, binding, flags[0], today, cancellationToken) is { } single)
            {
                binding = single;
                added.Add(flags[0]);
            }

            return;
        }

        if (Plan(file, flags, binding.Settings, today) is { } insertions)
        {
            files[index] = FlagsFile.Parse(file.Path, Insertion.Apply(file.Text, insertions), file, cancellationToken);
            FlagSetBinding after = FlagSetBinder.Bind(files, today, cancellationToken);
            if (EditCheck.IsSound(binding, after, [.. flags.Select(static flag => flag.Key)]))
            {
                binding = after;
                added.UnionWith(flags);
                return;
            }

            files[index] = file;
        }

        int half = flags.Length / 2;
        AddTogether(files, index, ref binding, [.. flags.Take(half)], added, today, cancellationToken);
        AddTogether(files, index, ref binding, [.. flags.Skip(half)], added, today, cancellationToken);
    }

    // Each flag's best place in the file as it is. Several at one place stand there in order; null where one needs more than a place.
    private static Insertion[]? Plan(FlagsFile file, NewFlag[] flags, FileSettings settings, DateTime today)
    {
        bool isSorted = FlagInsertion.IsSorted(FlagInsertion.EntriesOf(file));
        List<Insertion> insertions = [];
        foreach (NewFlag flag in isSorted ? [.. flags.OrderBy(static flag => flag.Key, StringComparer.Ordinal)] : flags)
        {
            if (FlagInsertion.Find(file, NewFlagEntry.Create(flag, settings, today)).FirstOrDefault() is not { Length: 1 } places)
            {
                return null;
            }

            insertions.Add(places[0]);
        }

        return [.. insertions.OrderBy(static insertion => insertion.Position)];
    }
}
