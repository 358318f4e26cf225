using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Definitions;
using TypedFlags.Definitions.Editing;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.CodeFixes.FlagFiles;

/// <summary>Writes near names in the place of unknown ones in a flags file.</summary>
internal static class NearNamesInFile
{
    /// <summary>The near name that a diagnostic brings, or null.</summary>
    public static string? NameOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Suggestion, out string? name) && name is { Length: > 0 } ? name : null;

    /// <summary>The solution with the names changed; null where that gives a file that can't be read, or a key twice.</summary>
    public static async Task<Solution?> ReplaceAsync(
        Solution solution, DocumentId id, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (solution.GetAdditionalDocument(id) is not { } document || !FlagsFileName.IsMatch(FlagFileTexts.PathOf(document)))
        {
            return null;
        }

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        SortedDictionary<int, TextChange> changes = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            TextSpan span = diagnostic.Location.SourceSpan;
            if (NameOf(diagnostic) is { } name && span.End <= text.Length && !changes.ContainsKey(span.Start))
            {
                changes.Add(span.Start, new TextChange(span, ScalarText.Rewrite(text.ToString(span), name)));
            }
        }

        if (changes.Count == 0)
        {
            return null;
        }

        string path = FlagFileTexts.PathOf(document);
        int mistakes = CountStructural(FlagsFileCache.Read(path, text, cancellationToken));
        bool IsSound(IEnumerable<TextChange> some) =>
            CountStructural(FlagsFile.Parse(path, text.WithChanges(some).ToString(), null, cancellationToken)) <= mistakes;

        // All at once; where one of them spoils the rest, those that are sound together.
        List<TextChange> sound = [.. changes.Values];
        if (!IsSound(sound))
        {
            sound.Clear();
            foreach (TextChange change in changes.Values)
            {
                sound.Add(change);
                if (!IsSound(sound))
                {
                    sound.Remove(change);
                }
            }
        }

        return sound.Count == 0
            ? null
            : await FlagFileTexts.WithTextAsync(solution, document, text.WithChanges(sound).ToString(), cancellationToken).ConfigureAwait(false);
    }

    private static int CountStructural(FlagsFile file) =>
        file.Diagnostics.Count(static mistake => mistake.Id is FlagsDiagnosticIds.SyntaxError or FlagsDiagnosticIds.DuplicateKey);
}
