using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>One sink, its retries, and what it has lost.</summary>
internal sealed class ExposureSinkWriter(IExposureSink sink, ExposureOptions options, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>
    /// So many calls may be under way that nobody waits for any longer. Each may hold a thread for good, so there must be an end to them; one
    /// that hung must not be the end of the sink, either.
    /// </summary>
    internal const int MaxCallsGivenUp = 4;

    private readonly string _name = sink.GetType().FullName ?? sink.GetType().Name;
    private int _callsUnderWay;
    private bool _isFailing;

    /// <summary>Writes a batch, in several attempts if need be. Never throws.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="giveUp">Cancelled when the host waits no longer.</param>
    public async Task WriteAsync(IReadOnlyList<FlagExposure> batch, CancellationToken giveUp)
    {
        Exception? last = null;
        TimeSpan delay = options.RetryDelay;
        int attempts = 0;
        while (attempts <= options.MaxRetries && !giveUp.IsCancellationRequested)
        {
            try
            {
                if (attempts > 0)
                {
                    await Task.Delay(delay, timeProvider, giveUp).ConfigureAwait(false);
                    delay *= 2;
                }

                attempts++;
                await AttemptAsync(batch, giveUp).ConfigureAwait(false);
                Tell(batch.Count, failure: null, attempts, isLost: false);
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                last = exception;
            }
        }

        Tell(batch.Count, last, attempts, isLost: true);
    }

    private async Task AttemptAsync(IReadOnlyList<FlagExposure> batch, CancellationToken giveUp)
    {
        if (Volatile.Read(ref _callsUnderWay) > MaxCallsGivenUp)
        {
            throw new TimeoutException($"{MaxCallsGivenUp + 1} calls have not come back. The sink is not called again before one does.");
        }

        using CancellationTokenSource tooLong = new(options.WriteTimeout, timeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, giveUp);

        // On a thread of its own and not waited for beyond its time, because a sink may block its thread or ignore the token.
        CancellationToken cancellation = either.Token;
        Interlocked.Increment(ref _callsUnderWay);
        Task write = Task.Run(() => CallAsync(batch, cancellation), CancellationToken.None);
        try
        {
            await write.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            // What it says when nobody waits any longer is of no interest, but must not count as an exception that nobody saw.
            _ = write.ContinueWith(
                static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private async Task CallAsync(IReadOnlyList<FlagExposure> batch, CancellationToken cancellation)
    {
        try
        {
            await sink.WriteAsync(batch, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _callsUnderWay);
        }
    }

    private void Tell(int count, Exception? failure, int attempts, bool isLost)
    {
        try
        {
            TagList tags = new() { { TelemetryNames.Sink, _name }, { TelemetryNames.Outcome, isLost ? "lost" : "written" } };
            FlagInstruments.Deliveries?.Add(count, tags);
            if (isLost && !_isFailing)
            {
                ObservationLog.ExposureSinkFailed(logger, failure, _name, attempts, count);
            }
            else if (!isLost && _isFailing)
            {
                ObservationLog.ExposureSinkRecovered(logger, _name);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Loggers and listeners are other people's code; the writing goes on.
        }

        _isFailing = isLost;
    }
}
