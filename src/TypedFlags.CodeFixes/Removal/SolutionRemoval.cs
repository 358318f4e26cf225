using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.FlagRemoval;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>Removes a flag from all projects that see it, and from their flag files.</summary>
internal static class SolutionRemoval
{
    /// <summary>The solution without the flag; null where that can't be done so that everything compiles as before.</summary>
    public static async Task<RemovedFlag?> RemoveAsync(Solution solution, FlagInSolution flag, FlagChoice choice, CancellationToken cancellationToken)
    {
        // The quick question first: whether another flag is in the way.
        if (await FlagEntries.RemoveAsync(solution, flag, choice.Kept, cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        Solution changed = solution;
        RemovalNotes notes = new();
        foreach (ProjectId id in flag.Users)
        {
            changed = await RemoveFromProjectAsync(changed, id, choice, notes, cancellationToken).ConfigureAwait(false);
        }

        bool isLeft = notes.LeaveUses;
        if (!isLeft && !flag.Declaring.IsEmpty)
        {
            if (await FlagEntries.RemoveAsync(changed, flag, choice.Kept, cancellationToken).ConfigureAwait(false) is not { } without)
            {
                return null;
            }

            if (await BuildProblems.IsSoundAsync(solution, without, flag.Users, cancellationToken).ConfigureAwait(false))
            {
                return new RemovedFlag(await notes.MarkAsync(solution, without, cancellationToken).ConfigureAwait(false), IsLeft: false);
            }

            isLeft = true;
        }

        // As long as something asks for the flag its entry stays, so that everything still compiles.
        return changed != solution && await BuildProblems.IsSoundAsync(solution, changed, flag.Users, cancellationToken).ConfigureAwait(false)
            ? new RemovedFlag(await notes.MarkAsync(solution, changed, cancellationToken).ConfigureAwait(false), isLeft)
            : null;
    }

    private static async Task<Solution> RemoveFromProjectAsync(
        Solution solution, ProjectId id, FlagChoice choice, RemovalNotes notes, CancellationToken cancellationToken)
    {
        Project project = solution.GetProject(id)!;
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not CSharpCompilation compilation)
        {
            return solution;
        }

        NamesElsewhere names = await NamesElsewhere.OfAsync(project, cancellationToken).ConfigureAwait(false);
        FlagRemovalRequest request = new(choice.Flag)
        {
            Methods = MethodsOf(project, compilation),

            // Who uses a library is not always in the solution; who uses a program is.
            IsPublicApi = compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule,
            IsUsedElsewhere = names.MayUse,
            MayRewrite = tree => project.GetDocument(tree) is { } document and not SourceGeneratedDocument && !GeneratedFile.Is(document, tree.GetRoot(cancellationToken)),
        };
        FlagRemovalResult result = FlagRemover.Remove(compilation, request, cancellationToken);
        foreach (FlagRemovalChange change in result.Changes)
        {
            solution = await WithChangeAsync(solution, project.GetDocument(change.Before)!, change, cancellationToken).ConfigureAwait(false);
        }

        notes.Add(project, result);
        return solution;
    }

    // In every project that has the file: one that is shared, and each framework that a project is built for.
    private static async Task<Solution> WithChangeAsync(Solution solution, Document document, FlagRemovalChange change, CancellationToken cancellationToken)
    {
        ImmutableArray<DocumentId> all = [document.Id, .. document.GetLinkedDocumentIds()];
        if (IsEmpty(change.After, cancellationToken) && !IsEmpty(change.Before, cancellationToken))
        {
            return solution.RemoveDocuments(all);
        }

        SourceText old = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        SourceText text = old.WithChanges(change.After.GetChanges(change.Before));
        foreach (DocumentId id in all)
        {
            solution = solution.WithDocumentText(id, text);
        }

        return solution;
    }

    private static bool IsEmpty(SyntaxTree tree, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken) is CompilationUnitSyntax { Members.Count: 0, AttributeLists.Count: 0 } unit
        && unit.Usings.All(static one => !one.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));

    private static ImmutableArray<string> MethodsOf(Project project, CSharpCompilation compilation) =>
    [
        .. compilation.SyntaxTrees
            .Where(tree => project.GetDocument(tree) is not null and not SourceGeneratedDocument)
            .Select(tree => FlagMethods.Read(project.AnalyzerOptions.AnalyzerConfigOptionsProvider, tree))
            .Distinct(StringComparer.Ordinal)
            .SelectMany(FlagMethods.Split)
            .Distinct(StringComparer.Ordinal),
    ];
}

/// <summary>A solution after a removal.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="IsLeft">True where something still asks for the flag, whose entry stays then.</param>
internal sealed record RemovedFlag(Solution Solution, bool IsLeft);
