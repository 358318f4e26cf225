using TypedFlags.Cli.Code;
using TypedFlags.Cli.Output;
using TypedFlags.Definitions;
using TypedFlags.Definitions.Editing;

namespace TypedFlags.Cli.Removing;

/// <summary>Takes a flag's entry out of the flags files of a place.</summary>
internal static class EntryRemoval
{
    /// <summary>The files as they are to be.</summary>
    /// <exception cref="Refusal">The flag can't go: another one needs it as it is not to be, or a file can't be read.</exception>
    public static IReadOnlyList<FileChange> Find(FlagToRemove flag, string keep, CodeLayout layout, DateTime today, CodePaths paths)
    {
        List<FileChange> changes = [];
        foreach (FlagSet set in flag.DeclaredIn.Where(set => set.Binding.LocationOf(flag.Pinned.Key) is { } place && layout.IsInPlace(place.Path)))
        {
            FlagEntryRemoval removal = FlagsFileEditor.RemoveFlag(set.Files, flag.Pinned.Key, keep, today);
            if (removal.Refusal is { } refusal)
            {
                string where = refusal.Location is { } location ? $"{paths.Of(location.Path)}({location.File.Lines.GetPosition(location.Range.Start).Line}): " : "";
                throw Refusal.Finding($"{where}{Printable.Line(refusal.Message)}", "typedflags: Nothing was written.");
            }

            foreach (FlagsFile changed in removal.ChangedFiles)
            {
                SourceFile file = SourceFile.Decode(changed.Path, File.ReadAllBytes(changed.Path));
                changes.Add(new FileChange(changed.Path, file.Bytes, file.Encode(Microsoft.CodeAnalysis.Text.SourceText.From(changed.Text)), 0));
            }
        }

        return [.. changes.DistinctBy(static change => change.Path, StringComparer.Ordinal)];
    }
}
