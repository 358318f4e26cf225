using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedFlags.CodeFixes.FlagFiles;

/// <summary>
/// "Fix all" of what stands in flag files. Roslyn has no document here for what is no C#, so that the scope "document" means
/// the flag files of the project.
/// </summary>
internal sealed class FlagFileFixAll() : SolutionFixAll("Change to the near names")
{
    public static FlagFileFixAll Instance { get; } = new();

    protected override async Task<Solution> FixAsync(FixAllContext context)
    {
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        Solution solution = context.Solution;
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (Project project in projects.Where(static project => project.Language == LanguageNames.CSharp && project.AdditionalDocuments.Any()))
        {
            ImmutableArray<Diagnostic> diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            foreach (TextDocument document in project.AdditionalDocuments)
            {
                // A file that two projects share is changed once.
                string path = FlagFileTexts.PathOf(document);
                ImmutableArray<Diagnostic> own = [.. diagnostics.Where(diagnostic => diagnostic.Location.GetLineSpan().Path == path)];
                if (!own.IsEmpty && done.Add(path)
                    && await NearNamesInFile.ReplaceAsync(solution, document.Id, own, context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    solution = changed;
                }
            }
        }

        return solution;
    }
}
