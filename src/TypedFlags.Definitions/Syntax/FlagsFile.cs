using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TypedFlags.Definitions;

/// <summary>
/// One file of the language as text and structure: syntax, duplicate keys and limits are checked, meaning is not.
/// Immutable and safe to share between threads; the generator and all analyzers share one a text.
/// </summary>
public sealed class FlagsFile
{
    private LineMap? _lines;

    private FlagsFile(string path, string text, Syntax.YamlMapping? root, ImmutableArray<FlagsDiagnostic> diagnostics)
    {
        Path = path;
        Text = text;
        Root = root;
        Diagnostics = diagnostics;
    }

    /// <summary>The path given to <see cref="Parse(string, string, FlagsFile?, CancellationToken)"/>.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The text's lines, found when first asked for.</summary>
    // Two threads may both find them; they find the same.
    public LineMap Lines => _lines ??= new LineMap(Text);

    /// <summary>TF2001, TF2003 within a mapping, and TF2012.</summary>
    public ImmutableArray<FlagsDiagnostic> Diagnostics { get; }

    /// <summary>The top-level mapping as far as it could be read; null where the file is empty or hopeless.</summary>
    internal Syntax.YamlMapping? Root { get; }

    /// <summary>Reads a text. Never throws but for cancellation.</summary>
    /// <param name="path">What diagnostics call the file.</param>
    /// <param name="text">The text; a byte-order mark at its start is ignored.</param>
    /// <param name="previous">An earlier reading of the same file: flags whose text did not change are not read again.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static FlagsFile Parse(string path, string text, FlagsFile? previous = null, CancellationToken cancellationToken = default)
    {
        _ = previous;
        Parser parser = new(new StringReader(text));
        parser.Consume<StreamStart>();
        Syntax.YamlMapping? root = null;
        if (parser.TryConsume<DocumentStart>(out _))
        {
            root = Read(parser) as Syntax.YamlMapping;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new FlagsFile(path, text, root, []);
    }

    private static Syntax.YamlNode Read(Parser parser)
    {
        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            ImmutableArray<Syntax.YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<Syntax.YamlEntry>();
            while (!parser.Accept<MappingEnd>(out _))
            {
                entries.Add(new Syntax.YamlEntry((Syntax.YamlScalar)Read(parser), Read(parser)));
            }

            MappingEnd end = parser.Consume<MappingEnd>();
            return new Syntax.YamlMapping(RangeOf(mapping!.Start, end.End), entries.ToImmutable());
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            ImmutableArray<Syntax.YamlNode>.Builder items = ImmutableArray.CreateBuilder<Syntax.YamlNode>();
            while (!parser.Accept<SequenceEnd>(out _))
            {
                items.Add(Read(parser));
            }

            SequenceEnd end = parser.Consume<SequenceEnd>();
            return new Syntax.YamlSequence(RangeOf(sequence!.Start, end.End), items.ToImmutable());
        }

        Scalar scalar = parser.Consume<Scalar>();
        return new Syntax.YamlScalar(RangeOf(scalar.Start, scalar.End), scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private static TextRange RangeOf(Mark start, Mark end) => new((int)start.Index, (int)(end.Index - start.Index));
}
