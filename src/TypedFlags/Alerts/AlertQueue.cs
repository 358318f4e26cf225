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

    private readonly Channel<Waiting> _queue;
    private readonly AlertSender _sender;
    private readonly int _capacity;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Task _run;
    private bool _isDropping;

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

    /// <summary>Takes a write that was done. Never waits and never throws.</summary>
    public void Offer(Waiting write)
    {
        if (_queue.Writer.TryWrite(write))
        {
            Volatile.Write(ref _isDropping, false);
        }
        else if (!Interlocked.Exchange(ref _isDropping, true))
        {
            EngineLog.Try(() => AlertLog.Dropped(_logger, _sender.Host, _capacity));
        }
    }

    /// <summary>Takes no more, and sends what waits, for as long as is allowed.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (!_queue.Writer.TryComplete())
        {
            await _run.ConfigureAwait(false);
            return;
        }

        try
        {
            await _run.WaitAsync(ShutdownTimeout, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // Comes at once: from here on nobody is waited for.
            await _giveUp.CancelAsync().ConfigureAwait(false);
            await _run.ConfigureAwait(false);
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
        _giveUp.Dispose();
        _sender.Dispose();
    }

    // The task runs on the thread pool and needs nothing of this thread.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task RunAsync()
    {
        int lost = 0;
        await foreach (Waiting write in _queue.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            lost += await _sender.SendAsync(write, _giveUp.Token).ConfigureAwait(false) ? 0 : 1;
        }

        if (lost > 0)
        {
            EngineLog.Try(() => AlertLog.Lost(_logger, lost, _sender.Host));
        }
    }

    /// <summary>A write of which nobody has been told yet.</summary>
    /// <param name="Store">Where it was written, and what was there before is remembered.</param>
    /// <param name="State">What was written.</param>
    internal sealed record Waiting(FlagStore Store, StoredFlagState State);
}
