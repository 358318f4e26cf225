using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Inputs;

/// <summary>One binding a list of files, shared by the generator and every analyzer of the process.</summary>
internal static class FlagSetBindingCache
{
    // By the first file; two projects that share it and differ in the others merely bind again.
    private static readonly ConditionalWeakTable<FlagsFile, Slot> Slots = new();

    /// <summary>Binds the files of one project, in any order; a file that the project lists twice counts once.</summary>
    /// <param name="files">At least one.</param>
    /// <param name="today">The UTC date.</param>
    /// <param name="cancellationToken">Stops the binding.</param>
    public static FlagSetBinding Bind(ImmutableArray<FlagsFile> files, DateTime today, CancellationToken cancellationToken)
    {
        ImmutableArray<FlagsFile> sorted = files.Length == 1 ? files : Sort(files);
        Slot slot = Slots.GetValue(sorted[0], static _ => new Slot());
        lock (slot)
        {
            if (slot.Binding is null || slot.Today != today || !slot.Files.SequenceEqual(sorted))
            {
                slot.Binding = FlagSetBinder.Bind(sorted, today, cancellationToken);
                slot.Files = sorted;
                slot.Today = today;
            }

            return slot.Binding;
        }
    }

    private static ImmutableArray<FlagsFile> Sort(ImmutableArray<FlagsFile> files)
    {
        ImmutableArray<FlagsFile>.Builder sorted = ImmutableArray.CreateBuilder<FlagsFile>(files.Length);
        foreach (FlagsFile file in files.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path)))
        {
            if (sorted.Count == 0 || !string.Equals(sorted[sorted.Count - 1].Path, file.Path, StringComparison.Ordinal))
            {
                sorted.Add(file);
            }
        }

        return sorted.ToImmutable();
    }

    private sealed class Slot
    {
        public ImmutableArray<FlagsFile> Files { get; set; } = [];

        public DateTime Today { get; set; }

        public FlagSetBinding? Binding { get; set; }
    }
}
