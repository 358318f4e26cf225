using StackExchange.Redis;

namespace TypedFlags.Redis;

/// <summary>Listens to a channel for as long as the connection holds.</summary>
internal static class RedisSubscription
{
    /// <param name="link">The way to Redis.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="pingInterval">How often to try whether the connection still holds.</param>
    /// <param name="heard">Called with null when listening begins, and with each message.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Fails when the connection is lost, or is silent when it is tried.</returns>
    public static async Task ListenAsync(
        RedisLink link, RedisChannel channel, TimeSpan pingInterval, Action<string?> heard, CancellationToken cancellationToken)
    {
        RedisConnection connection = await link.ConnectAsync(cancellationToken).ConfigureAwait(false);
        ISubscriber subscriber = connection.Subscriber;
        void Tell(RedisChannel from, RedisValue message) => heard((string?)message ?? "");
        try
        {
            await link.InTimeAsync(connection, () => Completed(subscriber.SubscribeAsync(channel, Tell)), cancellationToken).ConfigureAwait(false);

            // Messages come by while it still reads its data, and nothing else does.
            await link.InTimeAsync(connection, () => connection.Database.PingAsync(), cancellationToken).ConfigureAwait(false);
            heard(null);
            while (true)
            {
                await HoldAsync(connection, pingInterval, cancellationToken).ConfigureAwait(false);

                // Over the very connection that messages come by.
                await link.InTimeAsync(connection, () => subscriber.PingAsync(), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (connection.IsAlive)
            {
                _ = subscriber.UnsubscribeAsync(channel, Tell, CommandFlags.FireAndForget);
            }
        }
    }

    /// <summary>Waits so long, unless the connection is given up meanwhile.</summary>
    private static async Task HoldAsync(RedisConnection connection, TimeSpan time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(connection.Lost, Task.Delay(time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await first.ConfigureAwait(false);
    }

    private static async Task<bool> Completed(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
