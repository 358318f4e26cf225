using System.Text;

namespace TypedFlags.Http;

/// <summary>Reads server-sent events as far as is needed here: of each event, its id. Bounded in the length of a line and in how long it waits for the next byte.</summary>
/// <param name="stream">The body of the answer.</param>
/// <param name="longestSilence">After how long without a byte, be it of a comment, to give up.</param>
internal sealed class EventStreamReader(Stream stream, TimeSpan longestSilence)
{
    /// <summary>Ours are 60 bytes long.</summary>
    private const int LongestLine = 4096;

    private readonly byte[] _buffer = new byte[LongestLine];
    private int _start;
    private int _end;

    /// <summary>Whether there ever was a byte.</summary>
    public bool HasBegun { get; private set; }

    /// <returns>The id of the next event that has data; empty where it has none.</returns>
    /// <exception cref="IOException">The stream ended, or is none of lines.</exception>
    /// <exception cref="TimeoutException">It is silent.</exception>
    public async ValueTask<string> ReadAsync(CancellationToken cancellationToken)
    {
        string id = string.Empty;
        bool hasData = false;
        while (true)
        {
            string line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line.Length == 0)
            {
                if (hasData)
                {
                    return id;
                }

                id = string.Empty;
            }
            else if (line.StartsWith("id:", StringComparison.Ordinal))
            {
                id = line[3..].Trim();
            }
            else
            {
                hasData |= line.StartsWith("data", StringComparison.Ordinal);
            }
        }
    }

    private async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        int searched = _start;
        while (true)
        {
            int length = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                string line = Encoding.UTF8.GetString(_buffer, _start, searched + length - _start).TrimEnd('\r');
                _start = searched + length + 1;
                return line;
            }

            MakeRoom();
            searched = _end;
            await ReadMoreAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            throw new IOException($"The server's stream of changes has a line of more than {LongestLine} bytes.");
        }
    }

    private async ValueTask ReadMoreAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource silent = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silent.CancelAfter(longestSilence);
        int read;
        try
        {
            read = await stream.ReadAsync(_buffer.AsMemory(_end), silent.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The server's stream of changes gave no sign of life for {longestSilence.TotalSeconds:0.###} s.", exception);
        }

        if (read == 0)
        {
            throw new EndOfStreamException("The server ended its stream of changes.");
        }

        HasBegun = true;
        _end += read;
    }
}
