using System.Collections.Immutable;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions;

/// <summary>
/// One file of the language as text and structure: syntax, duplicate keys and limits are checked, meaning is not.
/// Immutable and safe to share between threads; the generator and all analyzers share one a text.
/// </summary>
public sealed class FlagsFile
{
    /// <summary>The size of a file's text, in bytes of UTF-8, past which it is not read: reading one more is enough.</summary>
    public const int MaximumBytes = SyntaxLimits.FileBytes;

    private readonly BlockCache _blocks;
    private LineMap? _lines;
    private FlagsFileSuppressions? _suppressions;

    private FlagsFile(string path, string text, SyntaxTree tree)
    {
        Path = path;
        Text = text;
        Root = tree.Root;
        Diagnostics = tree.Mistakes.ToDiagnostics(path);
        IsTruncated = tree.IsTruncated || (Root is not null && (Root.Entries.Any(entry => entry.Value is YamlUnreadable) || Diagnostics.Any(IsSecondBlock)));
        _blocks = new BlockCache(text, tree.Blocks);
    }

    /// <summary>The path given to <see cref="Parse(string, string, FlagsFile?, CancellationToken)"/>.</summary>
    public string Path { get; }

    /// <summary>The text, without a byte-order mark; all ranges count from its start.</summary>
    public string Text { get; }

    /// <summary>The text's lines, found when first asked for.</summary>
    // Two threads may both find them; they find the same.
    public LineMap Lines => _lines ??= new LineMap(Text);

    /// <summary>What the file's own comments switch off, found when first asked for.</summary>
    // Two threads may both find it; they find the same.
    public FlagsFileSuppressions Suppressions => _suppressions ??= FlagsFileSuppressions.Find(this);

    /// <summary>TF2001, TF2003 within a mapping, TF2004 for what YAML has and the language has not, and TF2012, in order of place.</summary>
    public ImmutableArray<FlagsDiagnostic> Diagnostics { get; }

    /// <summary>The top-level mapping as far as it could be read; null where the file is empty or hopeless.</summary>
    internal YamlMapping? Root { get; }

    /// <summary>
    /// True where the file could not be read so far that even its keys are all known; that a name is not in
    /// <see cref="Root"/> then proves nothing.
    /// </summary>
    internal bool IsTruncated { get; }

    // A second `flags:` is not read, and who knows what it declares.
    private bool IsSecondBlock(FlagsDiagnostic diagnostic) =>
        diagnostic.Id == FlagsDiagnosticIds.DuplicateKey
        && !Root!.Entries.Any(entry => entry.Value.Range.Start <= diagnostic.Range.Start && diagnostic.Range.Start < entry.Value.Range.End);

    /// <summary>
    /// Reads a text. Never throws but for cancellation; takes time and memory in proportion to the text, whatever it says.
    /// </summary>
    /// <param name="path">What diagnostics call the file.</param>
    /// <param name="text">The text; a byte-order mark at its start is ignored.</param>
    /// <param name="previous">
    /// An earlier reading of the same file: flags whose text did not change are not read again. What comes out does not
    /// depend on it.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static FlagsFile Parse(string path, string text, FlagsFile? previous = null, CancellationToken cancellationToken = default) =>
        Parse(path, Utf8Text.WithoutMark(text), encodingMistake: null, previous, cancellationToken);

    /// <summary>Reads a file's bytes, which must be UTF-8. Never throws but for cancellation.</summary>
    /// <param name="path">What diagnostics call the file.</param>
    /// <param name="utf8">
    /// The bytes; a byte-order mark is ignored. Where they are not UTF-8 there is one TF2001 at the first that is not, and the
    /// rest is read all the same.
    /// </param>
    /// <param name="previous">An earlier reading of the same file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static FlagsFile Parse(
        string path, ReadOnlySpan<byte> utf8, FlagsFile? previous = null, CancellationToken cancellationToken = default)
    {
        (string text, SyntaxMistake? mistake) = Utf8Text.Decode(utf8);
        return Parse(path, text, mistake, previous, cancellationToken);
    }

    private static FlagsFile Parse(
        string path, string text, SyntaxMistake? encodingMistake, FlagsFile? previous, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SyntaxTree tree;
        if (TextChecks.IsTooLarge(text))
        {
            tree = new SyntaxTree(null, IsTruncated: true, new SyntaxMistakes(text), []);
            encodingMistake = TextChecks.TooLarge();
        }
        else
        {
            tree = new SyntaxReader(text, previous?._blocks, cancellationToken).Read();
        }

        if (encodingMistake is { } mistake)
        {
            tree = tree with { IsTruncated = true };
            tree.Mistakes.Add(mistake);
        }

        return new FlagsFile(path, text, tree);
    }
}
