using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>
/// Takes exposures from evaluations, which never wait for it: what is new goes into a bounded queue, what the queue has no room for is
/// dropped and counted. A task of its own writes them to the sinks. When the host stops, what is queued is still written, for a limited time.
/// </summary>
internal sealed class ExposureChannel : IHostedLifecycleService, IAsyncDisposable, IDisposable
{
    /// <summary>Longer keys are no keys; the queue must not become a way to fill the memory.</summary>
    internal const int MaxKeyLength = 1024;

    private readonly ExposureOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ExposureSelection _selection;
    private readonly ExposureMemory _memory;
    private readonly ExposureFingerprint _fingerprint = new();
    private readonly Channel<FlagExposure> _queue;
    private readonly ExposureWriter _writer;
    private int _queued;
    private long _dropped;

    public ExposureChannel(ExposureOptions options, IReadOnlyList<IExposureSink> sinks, TimeProvider timeProvider, ILogger logger)
    {
        // Read once: what somebody does to the options or the key afterwards must not change who is hidden.
        _options = options = options.Copy();
        _timeProvider = timeProvider;
        _selection = new ExposureSelection(options, logger);
        _memory = new ExposureMemory(options.DeduplicationCapacity, options.DeduplicationWindow, timeProvider);
        _queue = Channel.CreateBounded<FlagExposure>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _writer = new ExposureWriter(this, _queue.Reader, options, sinks, timeProvider, logger);
    }

    /// <summary>How many were dropped so far.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Takes one answer, if it is an exposure. Never waits and never throws.</summary>
    public void Offer<TContext>(FlagDefinition flag, in TContext context, EvaluationResult result)
        where TContext : struct, IFlagContextAdapter
    {
        try
        {
            if (!_selection.Includes(flag, result.Reason))
            {
                return;
            }

            AttributeValue key = context.TargetingKey;
            Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
            if (key.TryGetKeyText(buffer, out ReadOnlySpan<char> user) && !user.IsEmpty)
            {
                Offer(flag.Key, user, result.Outcome.Variant ?? LiteralText(result.Outcome));
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Only a context's property or a listener can have thrown; whoever asked for the flag has nothing to do with it.
        }
    }

    /// <summary>Closes the queue, and writes what is in it for as long as the options and the host allow.</summary>
    public Task CloseAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return _writer.FinishAsync(cancellationToken);
    }

    // Last of all: the services that stop before this may still evaluate.
    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => CloseAsync(cancellationToken);

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(CancellationToken.None).ConfigureAwait(false);
        _writer.Dispose();
    }

    // Waits for ShutdownTimeout at most. The writer runs on the thread pool and needs nothing of this thread.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Makes room for one more; by the writer when it takes one out.</summary>
    internal void Taken() => Interlocked.Decrement(ref _queued);

    private static string LiteralText(FlagOutcome outcome) =>
        Convert.ToString(TelemetryText.ValueOf(outcome), System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;

    private void Offer(string flag, ReadOnlySpan<char> user, string variant)
    {
        if (user.Length > MaxKeyLength)
        {
            Drop(flag);
            return;
        }

        ulong fingerprint = _fingerprint.Of(user, flag, variant);
        if (_memory.Contains(fingerprint))
        {
            Count(flag, "duplicate");
            return;
        }

        // The place is taken before the exposure is remembered: one that is dropped must not count as written.
        if (Interlocked.Increment(ref _queued) > _options.QueueCapacity)
        {
            Interlocked.Decrement(ref _queued);
            Drop(flag);
        }
        else if (!_memory.TryAdd(fingerprint))
        {
            Interlocked.Decrement(ref _queued);
            Count(flag, "duplicate");
        }
        else if (_queue.Writer.TryWrite(new FlagExposure(user.ToString(), flag, variant, _timeProvider.GetUtcNow())))
        {
            Count(flag, "accepted");
        }
        else
        {
            // The channel is closed.
            Interlocked.Decrement(ref _queued);
            Drop(flag);
        }
    }

    private void Drop(string flag)
    {
        Interlocked.Increment(ref _dropped);
        Count(flag, "dropped");
    }

    private static void Count(string flag, string outcome)
    {
        if (FlagInstruments.Exposures is { Enabled: true } exposures)
        {
            TagList tags = new() { { TelemetryNames.Key, flag }, { TelemetryNames.Outcome, outcome } };
            exposures.Add(1, tags);
        }
    }
}
