using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.CodeFixes.FlagFiles;

/// <summary>The flag files of a solution as texts.</summary>
internal static class FlagFileTexts
{
    /// <summary>A project's flag files, each with its reading.</summary>
    public static async Task<ImmutableArray<(TextDocument Document, FlagsFile File)>> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        ImmutableArray<(TextDocument, FlagsFile)>.Builder files = ImmutableArray.CreateBuilder<(TextDocument, FlagsFile)>();
        foreach (TextDocument document in project.AdditionalDocuments)
        {
            if (PathOf(document) is { } path && FlagsFileName.IsMatch(path))
            {
                SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                files.Add((document, FlagsFileCache.Read(path, text, cancellationToken)));
            }
        }

        return files.ToImmutable();
    }

    /// <summary>Where a document comes from; its name where it is on no disk.</summary>
    public static string PathOf(TextDocument document) => document.FilePath ?? document.Name;

    /// <summary>The solution with a file's new text, in every project that has that file.</summary>
    public static async Task<Solution> WithTextAsync(Solution solution, TextDocument document, string newText, CancellationToken cancellationToken)
    {
        SourceText old = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        SourceText text = old.WithChanges(Difference(old.ToString(), newText));
        Solution changed = solution.WithAdditionalDocumentText(document.Id, text);
        foreach (DocumentId other in document.FilePath is { } path ? solution.GetDocumentIdsWithFilePath(path) : [])
        {
            if (other != document.Id && changed.GetAdditionalDocument(other) is not null)
            {
                changed = changed.WithAdditionalDocumentText(other, text);
            }
        }

        return changed;
    }

    // One change; editors keep the cursor and the marks outside of it.
    private static TextChange Difference(string old, string now)
    {
        int start = 0;
        int shorter = Math.Min(old.Length, now.Length);
        while (start < shorter && old[start] == now[start])
        {
            start++;
        }

        int end = 0;
        while (end < shorter - start && old[old.Length - end - 1] == now[now.Length - end - 1])
        {
            end++;
        }

        return new TextChange(TextSpan.FromBounds(start, old.Length - end), now.Substring(start, now.Length - end - start));
    }
}
