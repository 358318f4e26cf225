using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.Definitions.Editing;

namespace TypedFlags.CodeFixes.FlagFiles;

/// <summary>"Add 'new_checkout' to flags.yaml" where C# names a flag that no file declares (TF1001).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddFlagFixProvider)), Shared]
public sealed class AddFlagFixProvider : CodeFixProvider
{
    private const string Key = "TypedFlags.AddFlag";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["TF1001"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AddFlagFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.Document.Project;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (FlagAddition.FlagOf(diagnostic) is not { } flag)
            {
                continue;
            }

            (Solution changed, ImmutableArray<string> paths) =
                await FlagAddition.AddAsync(project.Solution, project.Id, [flag], context.CancellationToken).ConfigureAwait(false);
            if (!paths.IsEmpty)
            {
                string file = paths[0].Substring(paths[0].LastIndexOfAny(['/', '\\']) + 1);
                context.RegisterCodeFix(CodeAction.Create($"Add '{flag.Key}' to {file}", _ => Task.FromResult(changed), Key), diagnostic);
            }
        }
    }

    // One edit a file, however many names it gets, and from however many projects.
    private sealed class AddFlagFixAll() : SolutionFixAll("Add the unknown names to flags.yaml")
    {
        public static AddFlagFixAll Instance { get; } = new();

        protected override async Task<Solution> FixAsync(FixAllContext context)
        {
            if (context.Scope == FixAllScope.Document && context.Document is { } document)
            {
                ImmutableArray<Diagnostic> own = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
                return await AddAsync(context.Solution, document.Project, own, context.CancellationToken).ConfigureAwait(false);
            }

            if (context.Scope != FixAllScope.Solution)
            {
                ImmutableArray<Diagnostic> own = await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
                return await AddAsync(context.Solution, context.Project, own, context.CancellationToken).ConfigureAwait(false);
            }

            return await FixSolutionAsync(context).ConfigureAwait(false);
        }

        // A project knows the flags of those it refers to: those come first, and what they get it needs no more.
        private static async Task<Solution> FixSolutionAsync(FixAllContext context)
        {
            Solution solution = context.Solution;
            ProjectDependencyGraph graph = solution.GetProjectDependencyGraph();
            Dictionary<ProjectId, ImmutableArray<NewFlag>> asked = [];
            foreach (ProjectId id in graph.GetTopologicallySortedProjects(context.CancellationToken))
            {
                if (context.Solution.GetProject(id) is not { Language: LanguageNames.CSharp } project || !project.AdditionalDocuments.Any())
                {
                    continue;
                }

                HashSet<string> known = new(StringComparer.Ordinal);
                foreach (ProjectId other in graph.GetProjectsThatThisProjectTransitivelyDependsOn(id).Where(asked.ContainsKey))
                {
                    known.UnionWith(await FlagAddition.DeclaredAsync(solution, other, asked[other], context.CancellationToken).ConfigureAwait(false));
                }

                ImmutableArray<Diagnostic> all = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                asked[id] = [.. FlagsOf(all).Where(flag => !known.Contains(flag.Key))];
                (solution, _) = await FlagAddition.AddAsync(solution, id, asked[id], context.CancellationToken).ConfigureAwait(false);
            }

            return solution;
        }

        private static async Task<Solution> AddAsync(Solution solution, Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
        {
            (Solution changed, _) = await FlagAddition.AddAsync(solution, project.Id, FlagsOf(diagnostics), cancellationToken).ConfigureAwait(false);
            return changed;
        }

        private static IEnumerable<NewFlag> FlagsOf(ImmutableArray<Diagnostic> diagnostics) => diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(FlagAddition.FlagOf)
            .OfType<NewFlag>();
    }
}
