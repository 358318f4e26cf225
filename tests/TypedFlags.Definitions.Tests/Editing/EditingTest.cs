using System.Collections.Immutable;
using TypedFlags.Definitions.Editing;

namespace TypedFlags.Definitions.Tests.Editing;

/// <summary>Adds flags to texts and takes them out, on 1 October 2026.</summary>
public abstract class EditingTest
{
    protected static readonly DateTime Today = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Adds boolean flags and compares the file's text.</summary>
    protected static void AssertAdded(string before, string after, params string[] keys) =>
        Assert.Equal(after, Add(before, [.. keys.Select(key => new NewFlag(key))]));

    /// <summary>The text with the flags; null where none could be added.</summary>
    protected static string? Add(string text, params NewFlag[] flags)
    {
        ImmutableArray<FlagsFile> changed = FlagsFileEditor.AddFlags([FlagsFile.Parse("flags.yaml", text)], flags, Today);
        return changed.IsEmpty ? null : Assert.Single(changed).Text;
    }

    /// <summary>The paths and texts of the files that changed.</summary>
    protected static IReadOnlyDictionary<string, string> AddTo((string Path, string Text)[] files, params string[] keys) =>
        FlagsFileEditor.AddFlags(files.Select(file => FlagsFile.Parse(file.Path, file.Text)), keys.Select(key => new NewFlag(key)), Today)
            .ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);

    /// <summary>Takes a flag out and compares the file's text.</summary>
    protected static void AssertRemoved(string before, string after, string key, string kept = "on") =>
        Assert.Equal(after, Assert.Single(Remove(before, key, kept).ChangedFiles).Text);

    /// <summary>What becomes of a text's flag.</summary>
    protected static FlagEntryRemoval Remove(string text, string key, string kept = "on") => RemoveFrom([("flags.yaml", text)], key, kept);

    /// <summary>What becomes of a flag in several files.</summary>
    protected static FlagEntryRemoval RemoveFrom((string Path, string Text)[] files, string key, string kept = "on") =>
        FlagsFileEditor.RemoveFlag(files.Select(file => FlagsFile.Parse(file.Path, file.Text)), key, kept, Today, TestContext.Current.CancellationToken);
}
