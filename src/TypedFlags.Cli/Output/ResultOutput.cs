using System.Buffers;
using System.Text;

namespace TypedFlags.Cli.Output;

/// <summary>
/// Results on their way out, as UTF-8: collected in one buffer and written in whole lines. Used by one thread.
/// </summary>
internal sealed class ResultOutput(Stream stream) : IBufferWriter<byte>
{
    private const int FlushAt = 64 * 1024;

    private byte[] _buffer = new byte[2 * FlushAt];
    private int _length;

    /// <summary>True once the reader at the other end has gone.</summary>
    public bool IsClosed { get; private set; }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(GetSpan(utf8.Length));
        _length += utf8.Length;
    }

    public void Write(string text)
    {
        Span<byte> free = GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, free);
    }

    /// <summary>Ends a line; every so many bytes the lines so far are written.</summary>
    public void EndLine()
    {
        Write("\n"u8);
        if (_length >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>Writes what is there.</summary>
    /// <exception cref="OutputException">It can't be written; see <see cref="IsClosed"/>.</exception>
    public void Flush()
    {
        if (_length == 0 || IsClosed)
        {
            return;
        }

        try
        {
            int length = _length;
            _length = 0;
            stream.Write(_buffer.AsSpan(0, length));
            stream.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            IsClosed = ClosedPipe.IsMeantBy(exception);
            throw new OutputException(exception);
        }
    }

    /// <summary>The same output for those who write text; to be disposed before anything else is written.</summary>
    public StreamWriter AsText() => new(new TextEnd(this), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(_length);
    }

    private void Reserve(int size)
    {
        if (_buffer.Length - _length < Math.Max(size, 1))
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + size));
        }
    }

    /// <summary>Gives written bytes on to the buffer; the lines are written by whoever owns the output.</summary>
    private sealed class TextEnd(ResultOutput output) : OneWayStream
    {
        public override bool CanWrite => true;

        public override void Write(ReadOnlySpan<byte> buffer) => output.Write(buffer);
    }
}

/// <summary>Tells the reader who went from the disk that is full.</summary>
internal static class ClosedPipe
{
    private const int UnixBrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    public static bool IsMeantBy(Exception exception) =>
        exception.HResult is UnixBrokenPipe or WindowsBrokenPipe or WindowsNoData;
}

/// <summary>The results can't be written.</summary>
internal sealed class OutputException(Exception cause) : Exception(cause.Message, cause);
