using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace TypedFlags.Redis;

/// <summary>
/// Tells all nodes that something has changed, without holding up who changed it. Where Redis is away it goes on trying; any number of changes meanwhile are told of once, because
/// all that a message says is: read again.
/// </summary>
/// <param name="link">The way to Redis. It is disposed with this.</param>
/// <param name="channel">Where to tell.</param>
/// <param name="patience">How long disposing waits for what is still to be told.</param>
/// <param name="logger">Told once when telling begins to fail, and once when it is done again.</param>
internal sealed class ChangeAnnouncer(RedisLink link, RedisChannel channel, TimeSpan patience, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private Task _telling = Task.CompletedTask;
    private int _asked;
    private bool _isDisposed;

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
            for (int failures = 0; !await TryTellAsync(failures).ConfigureAwait(false); failures++)
            {
                TimeSpan pause = FirstPause * Math.Pow(2, Math.Min(failures, 10));
                await Task.Delay(pause < LongestPause ? pause : LongestPause, _stop.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (_stop.IsCancellationRequested)
                {
                    return;
                }
            }
        }
        while (Interlocked.CompareExchange(ref _asked, 0, told) != told);
    }

    private async Task<bool> TryTellAsync(int failures)
    {
        try
        {
            await link.RunAsync(database => database.PublishAsync(channel, "changed"), _stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (failures == 0 && !_stop.IsCancellationRequested)
            {
                RedisLog.ChangesUntold(logger, exception, link.Address);
            }

            return false;
        }

        if (failures > 0)
        {
            RedisLog.ChangesToldAgain(logger, link.Address);
        }

        return true;
    }
}
