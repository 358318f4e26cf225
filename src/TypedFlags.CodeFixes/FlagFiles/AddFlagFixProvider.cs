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
    private sealed class AddFlagFixAll : FixAllProvider
    {
        public static AddFlagFixAll Instance { get; } = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
            Task.FromResult<CodeAction?>(CodeAction.Create(
                "Add the unknown names to flags.yaml",
                async token => await FixAsync(fixAllContext.WithCancellationToken(token)).ConfigureAwait(false),
                fixAllContext.CodeActionEquivalenceKey));

        private static async Task<Solution> FixAsync(FixAllContext context)
        {
            if (context.Scope == FixAllScope.Document && context.Document is { } document)
            {
                ImmutableArray<Diagnostic> own = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
                return await AddAsync(context.Solution, document.Project, own, context.CancellationToken).ConfigureAwait(false);
            }

            Solution solution = context.Solution;
            IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
            foreach (Project project in projects.Where(static project => project.Language == LanguageNames.CSharp && project.AdditionalDocuments.Any()))
            {
                ImmutableArray<Diagnostic> all = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                solution = await AddAsync(solution, project, all, context.CancellationToken).ConfigureAwait(false);
            }

            return solution;
        }

        private static async Task<Solution> AddAsync(Solution solution, Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
        {
            IEnumerable<NewFlag> flags = diagnostics
                .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(FlagAddition.FlagOf)
                .OfType<NewFlag>();
            (Solution changed, _) = await FlagAddition.AddAsync(solution, project.Id, flags, cancellationToken).ConfigureAwait(false);
            return changed;
        }
    }
}
