using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.CodeFixes.FlagFiles;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>A flag that is to go, as a solution has it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Choices">What can be kept of it, the likeliest first.</param>
/// <param name="Declaring">The projects whose files declare it; none where it comes with a referenced assembly.</param>
/// <param name="Users">The projects that can see it, those first that no other of them refers to.</param>
internal sealed record FlagInSolution(string Key, ImmutableArray<FlagChoice> Choices, ImmutableArray<ProjectId> Declaring, ImmutableArray<ProjectId> Users)
{
    /// <summary>Finds the flag that a diagnostic is about; null where what can be kept of it is not known.</summary>
    /// <param name="solution">The solution, perhaps with earlier removals.</param>
    /// <param name="projectId">The project that the diagnostic is reported in.</param>
    /// <param name="diagnostic">TF1003 or TF1008.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<FlagInSolution?> FindAsync(Solution solution, ProjectId projectId, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.FlagKey, out string? key) || key is null || solution.GetProject(projectId) is not { } project)
        {
            return null;
        }

        diagnostic.Properties.TryGetValue(DiagnosticProperties.DeclaredIn, out string? assembly);
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Outcome, out string? outcome);
        ProjectDependencyGraph graph = solution.GetProjectDependencyGraph();
        ImmutableArray<ProjectId> candidates = assembly is null
            ? [projectId]
            : [.. graph.GetProjectsThatThisProjectTransitivelyDependsOn(projectId).Where(id => solution.GetProject(id)?.AssemblyName == assembly)];
        HashSet<ProjectId> declaring = [];
        FlagDefinition? flag = null;
        foreach (ProjectId id in candidates)
        {
            if (await DefinitionAsync(solution, id, key, cancellationToken).ConfigureAwait(false) is { } found)
            {
                flag ??= found;
                declaring.Add(id);
            }
        }

        if (flag is null)
        {
            return assembly is null ? null : await OfAssemblyAsync(solution, project, assembly, key, outcome, cancellationToken).ConfigureAwait(false);
        }

        HashSet<ProjectId> users = [];
        for (int count = -1; count != declaring.Count;)
        {
            count = declaring.Count;
            users = [.. declaring, .. declaring.SelectMany(graph.GetProjectsThatTransitivelyDependOnThisProject)];
            foreach (ProjectId id in solution.ProjectIds.Where(id => !declaring.Contains(id)))
            {
                // One that refers to it and declares it too, and one that has the same file.
                if ((users.Contains(id) || HasFileOf(solution, id, declaring))
                    && await DefinitionAsync(solution, id, key, cancellationToken).ConfigureAwait(false) is not null)
                {
                    declaring.Add(id);
                }
            }
        }

        DateTime today = BuildProperties.From(project.AnalyzerOptions.AnalyzerConfigOptionsProvider).Today;
        return new FlagInSolution(key, FlagChoices.Of(flag, outcome, today), [.. declaring], InOrder(solution, graph, users, cancellationToken));
    }

    // Of an assembly that is no project here: the mark of its accessor tells the type, and no values of variants.
    private static async Task<FlagInSolution?> OfAssemblyAsync(
        Solution solution, Project project, string assembly, string key, string? outcome, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || FlagMembers.Find(compilation, key) is not { } members
            || FlagMembers.ValueTypeOf(members.Accessor) is not { SpecialType: SpecialType.System_Boolean })
        {
            return null;
        }

        HashSet<ProjectId> users = [];
        foreach (Project other in solution.Projects.Where(static other => other.Language == LanguageNames.CSharp))
        {
            if (await other.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } seen
                && seen.ReferencedAssemblyNames.Any(name => string.Equals(name.Name, assembly, StringComparison.OrdinalIgnoreCase)))
            {
                users.Add(other.Id);
            }
        }

        return new FlagInSolution(
            key,
            FlagChoices.OfBoolean(key, members.Accessor.Name, outcome ?? FlagChoices.On),
            [],
            InOrder(solution, solution.GetProjectDependencyGraph(), users, cancellationToken));
    }

    private static async Task<FlagDefinition?> DefinitionAsync(Solution solution, ProjectId id, string key, CancellationToken cancellationToken)
    {
        if (solution.GetProject(id) is not { Language: LanguageNames.CSharp } project)
        {
            return null;
        }

        ImmutableArray<(TextDocument Document, FlagsFile File)> files = await FlagFileTexts.ReadAsync(project, cancellationToken).ConfigureAwait(false);
        if (files.IsEmpty)
        {
            return null;
        }

        DateTime today = BuildProperties.From(project.AnalyzerOptions.AnalyzerConfigOptionsProvider).Today;
        FlagSetBinding binding = FlagSetBindingCache.Bind([.. files.Select(static file => file.File)], today, cancellationToken);
        return binding.Definition.Flags.Items.FirstOrDefault(flag => string.Equals(flag.Key, key, StringComparison.Ordinal));
    }

    private static bool HasFileOf(Solution solution, ProjectId id, HashSet<ProjectId> declaring) =>
        solution.GetProject(id)!.AdditionalDocuments
            .Any(document => document.FilePath is { } path && FlagsFileName.IsMatch(path)
                && solution.GetDocumentIdsWithFilePath(path).Any(other => declaring.Contains(other.ProjectId)));

    private static ImmutableArray<ProjectId> InOrder(Solution solution, ProjectDependencyGraph graph, HashSet<ProjectId> users, CancellationToken cancellationToken) =>
    [
        .. graph.GetTopologicallySortedProjects(cancellationToken)
            .Reverse()
            .Where(id => users.Contains(id) && solution.GetProject(id)?.Language == LanguageNames.CSharp),
    ];
}
