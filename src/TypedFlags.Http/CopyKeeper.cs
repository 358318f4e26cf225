using Microsoft.Extensions.Logging;

namespace TypedFlags.Http;

/// <summary>
/// Keeps the copy of the last known good state: read once at the start, written after each change, on the side, so that a slow disk never holds up a flag. A disk that does
/// not work costs a line in the log and nothing else.
/// </summary>
internal sealed class CopyKeeper(CopyOnDisk copy, string server, ILogger logger)
{
    private readonly Lock _gate = new();
    private ServerAnswer? _unwritten;
    private bool _isWriting;
    private bool _isFailing;

    /// <returns>What was kept, or null.</returns>
    public FlagProviderState? Read()
    {
        try
        {
            return copy.Read() is { } kept ? LayersReader.Read(kept.Body, FlagProviderState.Empty) with { Version = kept.ETag } : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            HttpFlagLog.CopyIgnored(logger, exception, server, copy.Path, exception.Message);
            return null;
        }
    }

    /// <summary>Takes an answer to write; of several in a row, the last one counts.</summary>
    public void Keep(ServerAnswer answer)
    {
        lock (_gate)
        {
            _unwritten = answer;
        }

        Retry();
    }

    /// <summary>Tries again what could not be written.</summary>
    public void Retry()
    {
        lock (_gate)
        {
            if (_isWriting || _unwritten is null)
            {
                return;
            }

            _isWriting = true;
        }

        _ = Task.Run(WriteAsync);
    }

    private async Task WriteAsync()
    {
        while (TakeNext() is { } answer)
        {
            bool isWritten = await TryWriteAsync(answer).ConfigureAwait(false);
            lock (_gate)
            {
                if (isWritten)
                {
                    continue;
                }

                // A newer one that came meanwhile is not lost; both wait for the next time that anybody asks.
                _unwritten ??= answer;
                _isWriting = false;
                return;
            }
        }
    }

    private ServerAnswer? TakeNext()
    {
        lock (_gate)
        {
            ServerAnswer? next = _unwritten;
            _unwritten = null;
            _isWriting = next is not null;
            return next;
        }
    }

    private async Task<bool> TryWriteAsync(ServerAnswer answer)
    {
        try
        {
            await copy.WriteAsync(answer, CancellationToken.None).ConfigureAwait(false);
            if (_isFailing)
            {
                _isFailing = false;
                HttpFlagLog.CopyWrittenAgain(logger, server, copy.Path);
            }

            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                HttpFlagLog.CopyNotWritten(logger, exception, server, copy.Path, exception.Message);
            }

            return false;
        }
    }
}
