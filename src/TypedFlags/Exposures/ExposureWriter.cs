using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>The task that gathers queued exposures into batches, and gives each to all sinks.</summary>
internal sealed class ExposureWriter : IDisposable
{
    private static readonly TimeSpan DropsAreToldEvery = TimeSpan.FromMinutes(1);

    private readonly ExposureChannel _channel;
    private readonly ChannelReader<FlagExposure> _reader;
    private readonly ExposureOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ExposureSinkWriter[] _sinks;
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Task _run;
    private long _toldDropped;
    private long? _toldAt;

    public ExposureWriter(
        ExposureChannel channel,
        ChannelReader<FlagExposure> reader,
        ExposureOptions options,
        IReadOnlyList<IExposureSink> sinks,
        TimeProvider timeProvider,
        ILogger logger)
    {
        _channel = channel;
        _reader = reader;
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        _sinks = [.. sinks.Select(sink => new ExposureSinkWriter(sink, options, timeProvider, logger))];
        _run = Task.Run(RunAsync);
    }

    /// <summary>Waits until everything is written, or for as long as is allowed; what is not written then is lost.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _run.WaitAsync(_options.ShutdownTimeout, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            await _giveUp.CancelAsync().ConfigureAwait(false);

            // Comes at once: from here on no sink is waited for.
            await _run.ConfigureAwait(false);
        }
    }

    public void Dispose() => _giveUp.Dispose();

    private async Task RunAsync()
    {
        while (await _reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            ReadOnlyCollection<FlagExposure> batch = await GatherAsync().ConfigureAwait(false);
            await Task.WhenAll(_sinks.Select(sink => sink.WriteAsync(batch, _giveUp.Token))).ConfigureAwait(false);
            TellOfDrops();
        }

        TellOfDrops(isLast: true);
    }

    /// <summary>A full batch, or what there is when the interval has passed since the first or nothing more will come.</summary>
    private async Task<ReadOnlyCollection<FlagExposure>> GatherAsync()
    {
        List<FlagExposure> batch = [];
        using CancellationTokenSource full = new();
        Task interval = Task.Delay(_options.FlushInterval, _timeProvider, full.Token);
        while (batch.Count < _options.BatchSize)
        {
            if (_reader.TryRead(out FlagExposure exposure))
            {
                _channel.Taken();
                batch.Add(exposure with { TargetingKey = KeyFor(exposure.TargetingKey) });
                continue;
            }

            if (interval.IsCompleted)
            {
                break;
            }

            Task<bool> more = _reader.WaitToReadAsync(CancellationToken.None).AsTask();
            Task first = await Task.WhenAny(more, interval).ConfigureAwait(false);
            if (first == more && !await more.ConfigureAwait(false))
            {
                break;
            }
        }

        await full.CancelAsync().ConfigureAwait(false);
        return batch.AsReadOnly();
    }

    private string KeyFor(string targetingKey) => _options.HashKey is { } key
        ? Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(targetingKey)))
        : targetingKey;

    /// <summary>Here rather than where it happens: a logger may be slow.</summary>
    private void TellOfDrops(bool isLast = false)
    {
        long dropped = _channel.Dropped;
        if (dropped == _toldDropped
            || (!isLast && _toldAt is { } at && _timeProvider.GetElapsedTime(at) < DropsAreToldEvery))
        {
            return;
        }

        _toldDropped = dropped;
        _toldAt = _timeProvider.GetTimestamp();
        try
        {
            ObservationLog.ExposuresDropped(_logger, dropped, _options.QueueCapacity);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A logger that throws must not end the writing.
        }
    }
}
