using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.CodeFixes.FlagFiles;
using TypedFlags.Definitions;
using TypedFlags.Definitions.Editing;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>Takes a flag out of the files that declare it.</summary>
internal static class FlagEntries
{
    /// <summary>The solution without the entries; null where another flag is in the way.</summary>
    public static async Task<Solution?> RemoveAsync(Solution solution, FlagInSolution flag, string kept, CancellationToken cancellationToken)
    {
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (ProjectId id in flag.Declaring)
        {
            Project project = solution.GetProject(id)!;
            ImmutableArray<(TextDocument Document, FlagsFile File)> files = await FlagFileTexts.ReadAsync(project, cancellationToken).ConfigureAwait(false);
            DateTime today = BuildProperties.From(project.AnalyzerOptions.AnalyzerConfigOptionsProvider).Today;
            FlagEntryRemoval removal = FlagsFileEditor.RemoveFlag(files.Select(static file => file.File), flag.Key, kept, today, cancellationToken);
            if (!removal.IsDone)
            {
                // The file of another project, which is done.
                if (removal.Refusal!.Location is null && files.Any(file => done.Contains(file.File.Path)))
                {
                    continue;
                }

                return null;
            }

            foreach (FlagsFile file in removal.ChangedFiles)
            {
                TextDocument document = files.First(candidate => string.Equals(candidate.File.Path, file.Path, StringComparison.Ordinal)).Document;
                solution = await FlagFileTexts.WithTextAsync(solution, document, file.Text, cancellationToken).ConfigureAwait(false);
                done.Add(file.Path);
            }
        }

        return solution;
    }
}
