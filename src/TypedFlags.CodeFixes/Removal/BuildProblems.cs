using Microsoft.CodeAnalysis;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>What the compiler says of projects before and after, with what the generator makes of the flag files as they are then.</summary>
internal static class BuildProblems
{
    /// <summary>True where none of the projects has an error or warning more.</summary>
    public static async Task<bool> IsSoundAsync(Solution before, Solution after, IEnumerable<ProjectId> projects, CancellationToken cancellationToken)
    {
        foreach (ProjectId id in projects)
        {
            List<string> known = await OfAsync(before.GetProject(id)!, cancellationToken).ConfigureAwait(false);
            List<string> now = await OfAsync(after.GetProject(id)!, cancellationToken).ConfigureAwait(false);
            if (now.Exists(problem => !known.Remove(problem)))
            {
                return false;
            }
        }

        return true;
    }

    // By id and not by place, which moves.
    private static async Task<List<string>> OfAsync(Project project, CancellationToken cancellationToken) =>
        await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            ?
            [
                .. compilation.GetDiagnostics(cancellationToken)
                    .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
                    .Select(static diagnostic => diagnostic.Id),
            ]
            : [];
}
