namespace TypedFlags.Cli.Contexts;

/// <summary>
/// The lines of a stream, one at a time, in memory that does not grow with the stream or with its longest line. Used by one
/// thread.
/// </summary>
/// <param name="input">UTF-8 text; a byte-order mark is left out.</param>
/// <param name="beforeWaiting">Called before each reading from the stream, which may take until somebody writes.</param>
internal sealed class ContextLines(InputStream input, Action beforeWaiting)
{
    /// <summary>The longest line, in bytes: what a server takes as a context's body.</summary>
    public const int MaximumLength = 64 * 1024;

    // Room for a line of the maximum and what is read beside it.
    private readonly byte[] _buffer = new byte[2 * MaximumLength];
    private int _start;
    private int _scanned;
    private int _end;
    private bool _isAtEnd;
    private bool _isPastMark;
    private bool _isInLongLine;

    /// <summary>The number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>True where that line is longer than <see cref="MaximumLength"/>; then it comes as its beginning.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads a line, without its line break.</summary>
    /// <param name="line">Valid until the next reading.</param>
    /// <returns>False at the end.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            if (!_isPastMark)
            {
                Fill();
                continue;
            }

            int found = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
            if (found >= 0)
            {
                int length = _scanned + found - _start;
                if (TryTake(length, length + 1, out line))
                {
                    return true;
                }

                continue;
            }

            _scanned = _end;
            if (_end - _start > MaximumLength)
            {
                // The beginning is told once, the rest is dropped as it comes.
                if (!_isInLongLine)
                {
                    _isInLongLine = true;
                    return Take(MaximumLength, _end - _start, isTooLong: true, out line);
                }

                _start = _end;
            }

            if (!_isAtEnd)
            {
                Fill();
                continue;
            }

            int rest = _end - _start;
            if (rest > 0 && TryTake(rest, rest, out line))
            {
                return true;
            }

            line = default;
            return false;
        }
    }

    /// <summary>False where what was found is only the end of a long line.</summary>
    private bool TryTake(int length, int consumed, out ReadOnlySpan<byte> line)
    {
        if (!_isInLongLine)
        {
            return Take(Math.Min(length, MaximumLength), consumed, length > MaximumLength, out line);
        }

        _isInLongLine = false;
        _start = _scanned = _start + consumed;
        line = default;
        return false;
    }

    private bool Take(int length, int consumed, bool isTooLong, out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_start, length);
        if (line is [.., (byte)'\r'])
        {
            line = line[..^1];
        }

        _start = _scanned = _start + consumed;
        Number++;
        IsTooLong = isTooLong;
        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _scanned -= _start;
            _start = 0;
        }

        beforeWaiting();
        int read = input.Read(_buffer.AsSpan(_end));
        _end += read;
        _isAtEnd = read == 0;
        if (!_isPastMark && (_isAtEnd || _end >= ByteOrderMark.Length))
        {
            _isPastMark = true;
            _start = _scanned = _buffer.AsSpan(0, _end).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        }
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];
}
