using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>
/// "Fix all": every flag that is reported in the scope, one after the other, each from the whole solution; those only of which the same can be kept.
/// </summary>
internal sealed class RemoveFlagFixAll() : SolutionFixAll("Remove the flags")
{
    public static RemoveFlagFixAll Instance { get; } = new();

    protected override async Task<Solution> FixAsync(FixAllContext context)
    {
        Solution solution = context.Solution;
        HashSet<(string?, string?)> done = [];
        foreach ((ProjectId project, Diagnostic diagnostic) in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (done.Add((diagnostic.Properties.GetValueOrDefault(DiagnosticProperties.FlagKey), AssemblyOf(context.Solution, project, diagnostic)))
                && await FlagInSolution.FindAsync(solution, project, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } flag
                && flag.Choices.FirstOrDefault(choice => choice.EquivalenceKey == context.CodeActionEquivalenceKey) is { } choice
                && await SolutionRemoval.RemoveAsync(solution, flag, choice, context.CancellationToken).ConfigureAwait(false) is { } removed)
            {
                solution = removed.Solution;
            }
        }

        return solution;
    }

    private static string? AssemblyOf(Solution solution, ProjectId project, Diagnostic diagnostic) =>
        diagnostic.Properties.GetValueOrDefault(DiagnosticProperties.DeclaredIn) ?? solution.GetProject(project)?.AssemblyName;

    private static async Task<List<(ProjectId, Diagnostic)>> DiagnosticsAsync(FixAllContext context)
    {
        List<(ProjectId, Diagnostic)> all = [];
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            Add(document.Project, await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
            return all;
        }

        foreach (Project project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            if (project.Language == LanguageNames.CSharp)
            {
                Add(project, await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }
        }

        return all;

        void Add(Project project, ImmutableArray<Diagnostic> diagnostics) => all.AddRange(diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => (project.Id, diagnostic)));
    }
}
