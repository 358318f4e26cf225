namespace TypedFlags.Redis;

/// <summary>
/// Tells all nodes that something has changed, without holding up who changed it, and makes what is cached void in the same moment. Where Redis is away it goes on trying; any number of changes
/// meanwhile are told of once, because all that a message says is: read again.
/// </summary>
/// <param name="link">The way to Redis. It is disposed with this.</param>
/// <param name="keys">The channel, and what is cached.</param>
/// <param name="patience">How long disposing waits for what is still to be told.</param>
/// <param name="outage">Told when telling fails, and when it works. It is over when this is disposed.</param>
internal sealed class ChangeAnnouncer(RedisLink link, RedisKeys keys, TimeSpan patience, RedisOutage outage) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _telling = Task.CompletedTask;
    private int _asked;
    private bool _isDisposed;

    /// <summary>Whether there is something that was not told yet: what is cached may be older than what this node wrote itself.</summary>
    public bool IsBehind => Volatile.Read(ref _asked) > 0;

    public void Announce()
    {
        if (!_stop.IsCancellationRequested && Interlocked.Increment(ref _asked) == 1)
        {
            Volatile.Write(ref _telling, Task.Run(TellWhileAskedAsync));
        }
    }

    /// <summary>Ends it, after a short time for what was written just now. May be called again, as containers do that have a service under two names.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        outage.IsOver = true;
        await Task.WhenAny(Volatile.Read(ref _telling), Task.Delay(patience)).ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await Volatile.Read(ref _telling).ConfigureAwait(false);
        await link.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task TellWhileAskedAsync()
    {
        int told;
        do
        {
            told = Volatile.Read(ref _asked);
            for (int failures = 1; !await TryTellAsync().ConfigureAwait(false); failures++)
            {
                await Task.Delay(Pauses.After(failures), _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (_stop.IsCancellationRequested)
                {
                    return;
                }
            }
        }
        while (Interlocked.CompareExchange(ref _asked, 0, told) != told);
    }

    private async Task<bool> TryTellAsync()
    {
        try
        {
            await link.RunScriptAsync(
                CacheScripts.Changed,
                [keys.Cache, keys.Generation],
                [Guid.NewGuid().ToString("N"), keys.Changes],
                _stop.Token).ConfigureAwait(false);
            outage.Ended(RedisUse.Telling);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (!_stop.IsCancellationRequested)
            {
                outage.Began(RedisUse.Telling, exception);
            }

            return false;
        }
    }
}
