using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlags.Cli.Code;

/// <summary>A file of text that can be written back to the byte. Immutable.</summary>
internal sealed class SourceFile
{
    /// <summary>What a file may have at most; what is larger was written by a machine.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly int _markLength;

    private SourceFile(string path, byte[] bytes, Encoding encoding, int markLength, string text)
    {
        Path = path;
        Bytes = bytes;
        _markLength = markLength;
        Text = SourceText.From(text, encoding);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>As it is on disk.</summary>
    public byte[] Bytes { get; }

    /// <summary>Without a byte-order mark.</summary>
    public SourceText Text { get; }

    /// <summary>False where the bytes are no text that comes out as it went in; such a file is read and never written.</summary>
    public bool IsExact => Encode(Text).AsSpan().SequenceEqual(Bytes);

    /// <summary>True where a line's end is one byte: then a diff can show it.</summary>
    public bool HasPlainLines => Text.Encoding!.GetByteCount("\n") == 1;

    /// <summary>Reads a file. What has no length may be a pipe, at which a reader would wait for ever: it is empty.</summary>
    public static SourceFile Read(FileInfo file) => Decode(file.FullName, file.Length == 0 ? [] : File.ReadAllBytes(file.FullName));

    /// <summary>Reads bytes: by their mark, as UTF-8, and what is neither byte for byte.</summary>
    public static SourceFile Decode(string path, byte[] bytes)
    {
        (Encoding encoding, int mark) = EncodingOf(bytes);
        try
        {
            return new SourceFile(path, bytes, encoding, mark, encoding.GetString(bytes, mark, bytes.Length - mark));
        }
        catch (DecoderFallbackException)
        {
            // Some old code page. Its letters stand only in comments and texts, and each byte stays what it is.
            return new SourceFile(path, bytes, Encoding.Latin1, 0, Encoding.Latin1.GetString(bytes));
        }
    }

    /// <summary>The bytes of the file with another text: with the mark and the encoding that it has.</summary>
    public byte[] Encode(SourceText text) => [.. Bytes.AsSpan(0, _markLength), .. Text.Encoding!.GetBytes(text.ToString())];

    private static (Encoding Encoding, int MarkLength) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (StrictUtf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false), 2),
        _ => (StrictUtf8, 0),
    };
}
