using StackExchange.Redis;

namespace TypedFlags.Redis;

/// <summary>One connection to Redis, from being made to being given up. It is never mended: a new one takes its place.</summary>
/// <param name="multiplexer">StackExchange.Redis' sockets.</param>
internal sealed class RedisConnection(ConnectionMultiplexer multiplexer)
{
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IDatabase Database => multiplexer.GetDatabase();

    public ISubscriber Subscriber => multiplexer.GetSubscriber();

    /// <summary>Whether it can be used, as far as is known.</summary>
    public bool IsAlive => !_lost.Task.IsCompleted && multiplexer.IsConnected;

    /// <summary>Fails when the connection is given up.</summary>
    public Task Lost => _lost.Task;

    /// <summary>Gives it up. Commands that wait on it are let go of, and so are their buffers.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>Completes when the sockets are closed. Nobody needs to wait for it.</returns>
    public Task CloseAsync(Exception reason)
    {
        if (!_lost.TrySetException(reason))
        {
            return Task.CompletedTask;
        }

        // Somebody may be listening or not: a task whose failure nobody looks at is not a mistake here.
        _ = _lost.Task.Exception;

        // Closing joins threads, which is not for the thread that found the connection broken.
        return Task.Run(() =>
        {
            try
            {
                multiplexer.Close(allowCommandsToComplete: false);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // It was broken already.
            }
        });
    }
}
