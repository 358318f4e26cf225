using StackExchange.Redis;

namespace TypedFlags.Redis;

/// <summary>Hears what <see cref="ChangeAnnouncer"/>s tell, for as long as it is wanted: a connection that is lost is made again.</summary>
internal sealed class ChangeListener(RedisLink link, RedisChannel channel, TimeSpan pingInterval, StateCache? cache, RedisOutage outage)
{
    /// <summary>What is told when Redis could not make void what is cached.</summary>
    private const string Distrust = "distrust";

    /// <param name="changed">Called at each message, and when listening begins or ends: something may have been missed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Ends only so, or with the store.</returns>
    public async Task ListenAsync(Action changed, CancellationToken cancellationToken)
    {
        int failures = 0;
        void Hear(string? message)
        {
            if (message is null)
            {
                failures = 0;
                cache?.TryAgain();
                outage.Ended(RedisUse.Listening);
            }
            else if (string.Equals(message, Distrust, StringComparison.Ordinal))
            {
                cache?.Distrust();
            }

            changed();
        }

        while (!outage.IsOver)
        {
            try
            {
                await RedisSubscription.ListenAsync(link, channel, pingInterval, Hear, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
            {
                if (outage.IsOver)
                {
                    return;
                }

                failures++;
                outage.Began(RedisUse.Listening, exception);
                if (failures == 1)
                {
                    changed();
                }
            }

            await Task.Delay(Pauses.After(Math.Max(failures, 1)), cancellationToken).ConfigureAwait(false);
        }
    }
}
