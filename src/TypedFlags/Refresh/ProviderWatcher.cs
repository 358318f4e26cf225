using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>Keeps a provider listening for changes: begins again, with growing pauses, when that ends with an exception.</summary>
internal sealed class ProviderWatcher(ProviderRunner runner, FlagProvider provider, EngineSettings settings, ILogger logger)
{
    public async Task RunAsync(CancellationToken stop)
    {
        int failures = 0;
        while (!stop.IsCancellationRequested)
        {
            long began = settings.TimeProvider.GetTimestamp();
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

            // A connection that held for a while was a good one.
            bool hasHeld = settings.TimeProvider.GetElapsedTime(began) > settings.Refresh.LongestRetry;
            failures = hasHeld ? 1 : failures + 1;

            // Asked now, too: the source may be back by the end of the reading.
            bool isTold = runner.Failures > 0;

            // Something may have been missed; and the source may be away altogether, which this finds out, however long it takes.
            await runner.LoadAgainAsync(stop).ConfigureAwait(false);

            // Where the source can't be read either, that has been told already, and one line is enough.
            if (failures == 1 && !isTold && runner.Failures == 0 && !stop.IsCancellationRequested)
            {
                EngineLog.Try(() => EngineLog.ChangesUnheard(logger, failure, runner.Name));
            }

            await PauseAsync(settings.Refresh.RetryAfter(failures, poll: null), stop).ConfigureAwait(false);
        }
    }

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
