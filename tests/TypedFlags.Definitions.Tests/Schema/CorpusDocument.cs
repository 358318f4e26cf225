using System.Text;

namespace TypedFlags.Definitions.Tests.Schema;

/// <summary>
/// A document of <c>tests/corpus</c>, or a folder of files that belong together. The name says the point, and after it the
/// diagnostics: <c>invalid/rollout-over-100.TF2004.yaml</c>.
/// </summary>
/// <param name="Name">The path from <c>tests/corpus</c>.</param>
/// <param name="Files">The names and texts of its files; one, but for sets.</param>
internal sealed record CorpusDocument(string Name, IReadOnlyList<(string Name, string Text)> Files)
{
    private const string Rejects = "# schema: rejects";
    private const string CannotExpress = "# schema: cannot express, ";

    /// <summary><c>valid</c>, <c>warning</c> or <c>invalid</c>.</summary>
    public string Kind => Name.Substring(0, Name.IndexOf('/', StringComparison.Ordinal));

    /// <summary>The diagnostics that the name promises, each once, in order.</summary>
    public IReadOnlyList<string> ExpectedIds =>
        [.. Name.Split('.').Where(part => part.StartsWith("TF", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>What the schema says: it accepts all but the invalid documents whose mistake a schema can express.</summary>
    public bool IsAcceptedBySchema => Kind != "invalid" || Marker != Rejects;

    /// <summary>True where the first line says, in one of the two forms, whether a schema can express the mistake.</summary>
    public bool HasMarker => Marker == Rejects || (Marker.StartsWith(CannotExpress, StringComparison.Ordinal) && Marker.Length > CannotExpress.Length);

    private string Marker => Files[0].Text.Split('\n')[0].TrimEnd('\r');

    public static CorpusDocument Read(string name)
    {
        string path = RepositoryRoot.PathOf("tests/corpus/" + name);
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path) : [path];
        Array.Sort(files, StringComparer.Ordinal);
        IEnumerable<string> mainFirst = files.OrderBy(file => Path.GetFileName(file) == "flags.yaml" ? 0 : 1);

        // Not File.ReadAllText, which drops a byte-order mark.
        return new CorpusDocument(name, [.. mainFirst.Select(file => (Path.GetFileName(file), Encoding.UTF8.GetString(File.ReadAllBytes(file))))]);
    }

    /// <summary>The names of all documents, sets as their folders, in ordinal order.</summary>
    public static IReadOnlyList<string> AllNames()
    {
        string root = RepositoryRoot.PathOf("tests/corpus");
        IEnumerable<string> entries = Directory.GetDirectories(root).SelectMany(Directory.GetFileSystemEntries);
        return [.. entries.Select(entry => Path.GetRelativePath(root, entry).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    public static IEnumerable<TheoryDataRow<string>> AllRows() => AllNames().Select(name => new TheoryDataRow<string>(name));
}
