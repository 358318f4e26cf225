using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>
/// The alerts that wait for one webhook, and the task that sends them, in order. A write only puts its alert here, and never waits. When the host stops,
/// what waits is still sent, for a few seconds.
/// </summary>
internal sealed class AlertQueue : IHostedLifecycleService, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>For what was told to give up. Only code that is not ours can need longer: a filter, or a store, that blocks its thread.</summary>
    private static readonly TimeSpan GiveUpTimeout = TimeSpan.FromSeconds(1);

    private readonly Channel<Waiting> _queue;
    private readonly AlertSender _sender;
    private readonly int _capacity;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Task _run;
    private readonly Lock _gate = new();
    private Task? _closing;
    private int _lost;
    private bool _isDropping;
    private bool _isClosed;
    private bool _isTooLateTold;
    private bool _isLostTold;

    public AlertQueue(AlertSender sender, int capacity, ILogger logger)
    {
        _sender = sender;
        _capacity = capacity;
        _logger = logger;
        _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(capacity) { SingleReader = true });
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _run = Task.Run(RunAsync);
        }
    }

    /// <summary>Completes when nothing is sent any more: with the end, or later where that did not wait.</summary>
    public Task Ended => _run;

    /// <summary>Takes a write that was done. Never waits and never throws.</summary>
    public void Offer(Waiting write)
    {
        if (_queue.Writer.TryWrite(write))
        {
            Volatile.Write(ref _isDropping, false);
        }
        else if (Volatile.Read(ref _isClosed))
        {
            if (!Interlocked.Exchange(ref _isTooLateTold, true))
            {
                EngineLog.Try(() => AlertLog.TooLate(_logger, _sender.Host, write.State.Version, write.State.FlagKey));
            }
        }
        else if (!Interlocked.Exchange(ref _isDropping, true))
        {
            EngineLog.Try(() => AlertLog.Dropped(_logger, _sender.Host, _capacity));
        }
    }

    /// <summary>Takes no more, and sends what waits, for as long as is allowed. Ends a second later at the most, whatever a filter does.</summary>
    public Task CloseAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _closing ??= CloseOnceAsync(cancellationToken);
        }
    }

    // Last of all: services that stop before this may still write.
    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => CloseAsync(cancellationToken);

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(CancellationToken.None).ConfigureAwait(false);
        if (_run.IsCompleted)
        {
            _giveUp.Dispose();
            _sender.Dispose();
        }
    }

    // The task runs on the thread pool and needs nothing of this thread.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task CloseOnceAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isClosed, true);
        _queue.Writer.Complete();
        try
        {
            await _run.WaitAsync(ShutdownTimeout, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            await GiveUpAsync().ConfigureAwait(false);
        }
    }

    private async Task GiveUpAsync()
    {
        await _giveUp.CancelAsync().ConfigureAwait(false);
        try
        {
            await _run.WaitAsync(GiveUpTimeout, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Its thread is left to what holds it, with the one alert that is there.
            if (!Interlocked.Exchange(ref _isLostTold, true))
            {
                EngineLog.Try(() => AlertLog.Abandoned(_logger, Volatile.Read(ref _lost) + 1 + _queue.Reader.Count, _sender.Host));
            }
        }
    }

    private async Task RunAsync()
    {
        await foreach (Waiting write in _queue.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (!await _sender.SendAsync(write, _giveUp.Token).ConfigureAwait(false))
            {
                Interlocked.Increment(ref _lost);
            }
        }

        if (_lost > 0 && !Interlocked.Exchange(ref _isLostTold, true))
        {
            EngineLog.Try(() => AlertLog.Lost(_logger, _lost, _sender.Host));
        }
    }

    /// <summary>A write of which nobody has been told yet.</summary>
    /// <param name="Store">Where it was written, and what was there before is remembered.</param>
    /// <param name="State">What was written.</param>
    internal sealed record Waiting(FlagStore Store, StoredFlagState State);
}
