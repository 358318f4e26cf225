using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Inputs;

/// <summary>
/// One parse a text, shared by the generator and every analyzer of the process. A reading lives as long as its text; the
/// last reading of a path helps the next one, which then reads only the flags whose lines changed.
/// </summary>
internal static class FlagsFileCache
{
    private static readonly ConditionalWeakTable<SourceText, Slot> Slots = new();
    private static readonly ConcurrentDictionary<string, WeakReference<FlagsFile>> LastOfPath = new(StringComparer.Ordinal);

    /// <summary>The file's reading, or null where the text can't be had (an unreadable file is the compiler's to report).</summary>
    public static FlagsFile? Read(AdditionalText text, CancellationToken cancellationToken) =>
        text.GetText(cancellationToken) is { } source ? Read(text.Path, source, cancellationToken) : null;

    /// <summary>The reading of a text that came from <paramref name="path"/>.</summary>
    public static FlagsFile Read(string path, SourceText source, CancellationToken cancellationToken)
    {
        Slot slot = Slots.GetValue(source, static _ => new Slot());

        // A lock and not a Lazy, which would remember a cancellation as the answer.
        lock (slot)
        {
            if (slot.File is { } file && string.Equals(file.Path, path, StringComparison.Ordinal))
            {
                return file;
            }

            slot.File = Parse(path, source, cancellationToken);
            return slot.File;
        }
    }

    /// <summary>The readings of all flag files among a project's additional files.</summary>
    public static ImmutableArray<FlagsFile> ReadAll(ImmutableArray<AdditionalText> texts, CancellationToken cancellationToken)
    {
        ImmutableArray<FlagsFile>.Builder files = ImmutableArray.CreateBuilder<FlagsFile>();
        foreach (AdditionalText text in texts)
        {
            if (FlagsFileName.IsMatch(text.Path) && Read(text, cancellationToken) is { } file)
            {
                files.Add(file);
            }
        }

        return files.ToImmutable();
    }

    private static FlagsFile Parse(string path, SourceText source, CancellationToken cancellationToken)
    {
        FlagsFile? previous = null;
        if (LastOfPath.TryGetValue(path, out WeakReference<FlagsFile>? last))
        {
            last.TryGetTarget(out previous);
        }

        FlagsFile file = FlagsFile.Parse(path, source.ToString(), previous, cancellationToken);
        LastOfPath[path] = new WeakReference<FlagsFile>(file);
        return file;
    }

    private sealed class Slot
    {
        public FlagsFile? File { get; set; }
    }
}
