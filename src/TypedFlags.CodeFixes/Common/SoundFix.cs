using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.CodeFixes;

/// <summary>Applies fixes and keeps what compiles as well as before.</summary>
internal static class SoundFix
{
    /// <summary>The document with as many diagnostics fixed as can be, cleaned up; null where none can.</summary>
    public static async Task<Document?> ApplyAsync(
        SourceFix fix, SourceFile file, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (diagnostics.IsEmpty)
        {
            return null;
        }

        if (await TryAsync(fix, file, diagnostics, cancellationToken).ConfigureAwait(false) is { } all)
        {
            return all;
        }

        if (diagnostics.Length == 1)
        {
            return null;
        }

        // One of them spoils the rest: each half by itself finds it in a few steps, and what is sound together is applied together.
        ImmutableArray<Diagnostic> sound = await FindSoundAsync(fix, file, diagnostics, cancellationToken).ConfigureAwait(false);
        return sound.IsEmpty ? null : await TryAsync(fix, file, sound, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<Diagnostic>> FindSoundAsync(
        SourceFix fix, SourceFile file, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await TryAsync(fix, file, diagnostics, cancellationToken).ConfigureAwait(false) is not null)
        {
            return diagnostics;
        }

        if (diagnostics.Length == 1)
        {
            return [];
        }

        int half = diagnostics.Length / 2;
        ImmutableArray<Diagnostic> left = await FindSoundAsync(fix, file, [.. diagnostics.Take(half)], cancellationToken).ConfigureAwait(false);
        ImmutableArray<Diagnostic> right = await FindSoundAsync(fix, file, [.. diagnostics.Skip(half)], cancellationToken).ConfigureAwait(false);
        ImmutableArray<Diagnostic> both = left.AddRange(right);
        bool isSound = left.IsEmpty || right.IsEmpty || await TryAsync(fix, file, both, cancellationToken).ConfigureAwait(false) is not null;
        return isSound ? both : left;
    }

    private static async Task<Document?> TryAsync(
        SourceFix fix, SourceFile file, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await fix.ApplyAsync(file, diagnostics, cancellationToken).ConfigureAwait(false) is not { } raw)
        {
            return null;
        }

        Document changed = await CleanUp.RunAsync(raw, cancellationToken).ConfigureAwait(false);
        if (HasNewProblem(file.Model, await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false), cancellationToken))
        {
            return null;
        }

        return await IsSoundElsewhereAsync(file, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }

    // The same file in other projects: in one that is shared, and in each framework that a project is built for.
    private static async Task<bool> IsSoundElsewhereAsync(SourceFile file, Document changed, CancellationToken cancellationToken)
    {
        foreach (DocumentId id in file.Document.GetLinkedDocumentIds())
        {
            if (file.Document.Project.Solution.GetDocument(id) is { } other
                && await other.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } before)
            {
                Document after = other.WithText(await changed.GetTextAsync(cancellationToken).ConfigureAwait(false));
                if (HasNewProblem(before, await after.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false), cancellationToken))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // What the compiler says of this document; by text and not by place, which moves.
    private static bool HasNewProblem(SemanticModel before, SemanticModel? after, CancellationToken cancellationToken)
    {
        if (after is null)
        {
            return true;
        }

        List<string> known = ProblemsOf(before, cancellationToken);
        return ProblemsOf(after, cancellationToken).Any(problem => !known.Remove(problem));
    }

    private static List<string> ProblemsOf(SemanticModel model, CancellationToken cancellationToken) =>
    [
        .. model.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
            .Select(static diagnostic => diagnostic.Id),
    ];
}
