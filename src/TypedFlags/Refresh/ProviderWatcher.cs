using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>Keeps a provider listening for changes: begins again, with growing pauses, when that ends with an exception.</summary>
internal sealed class ProviderWatcher(ProviderRunner runner, FlagProvider provider, EngineSettings settings, ILogger logger)
{
    private const long Never = long.MinValue;

    private long _heardAt = Never;

    /// <summary>Something was heard: a change, or that there is a connection now, which counts as one.</summary>
    public void Heard() => Interlocked.CompareExchange(ref _heardAt, settings.TimeProvider.GetTimestamp(), Never);

    public async Task RunAsync(CancellationToken stop)
    {
        int failures = 0;
        bool isTold = false;
        while (!stop.IsCancellationRequested)
        {
            // Asked at the beginning and at the end: where the source was away at either, that is why nobody tells of changes, and it has been told.
            bool isAway = runner.Failures > 0;
            Volatile.Write(ref _heardAt, Never);
            Exception failure;
            try
            {
                await provider.WatchAsync(stop).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failure = exception;
            }

            if (HasHeld())
            {
                failures = 0;
                isTold = false;
            }

            failures++;
            int failuresBefore = runner.AllFailures;
            isAway |= runner.Failures > 0;

            // Something may have been missed; and the source may be away altogether, which this finds out, however long it takes. That may be until it is back: a reading
            // that had begun before fails, and the one that was asked for here succeeds.
            await runner.LoadAgainAsync(stop).ConfigureAwait(false);
            if (!isTold && !isAway && runner.AllFailures == failuresBefore && !stop.IsCancellationRequested)
            {
                isTold = true;
                EngineLog.Try(() => EngineLog.ChangesUnheard(logger, failure, runner.Name));
            }

            await PauseAsync(settings.Refresh.RetryAfter(failures, poll: null), stop).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the connection was there for a while. An attempt to connect that takes its time is none.</summary>
    private bool HasHeld() =>
        Volatile.Read(ref _heardAt) is not Never and var heardAt
        && settings.TimeProvider.GetElapsedTime(heardAt) > settings.Refresh.LongestRetry;

    private async Task PauseAsync(TimeSpan pause, CancellationToken stop)
    {
        try
        {
            await Task.Delay(pause, settings.TimeProvider, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }
}
