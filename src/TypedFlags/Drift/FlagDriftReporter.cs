using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>
/// Says once, after the start of a host that has a store, how this build's definitions differ from the store's. In the background: neither the start nor any flag waits for it.
/// </summary>
internal sealed class FlagDriftReporter(FlagDrift drift, FlagStore store, IOptions<TypedFlagsOptions> options, ILogger<FlagDrift>? logger = null)
    : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Completes when everything is said; never fails.</summary>
    public Task Reported { get; private set; } = Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Reported = logger is null ? Task.CompletedTask : Task.Run(() => ReportAsync(logger, _stop.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Reported.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stop.Dispose();

    private async Task ReportAsync(ILogger told, CancellationToken stop)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        either.CancelAfter(options.Value.LoadTimeout);
        try
        {
            IReadOnlyDictionary<string, string> stored = await store.ReadFingerprintsAsync(either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);

            // Nobody ever wrote any: this store is not used so.
            if (stored.Count > 0 && drift.Compare(stored) is { IsEmpty: false } found)
            {
                EngineLog.Try(() => EngineLog.DefinitionsDrifted(told, store.Name, found.ToString()));
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (!stop.IsCancellationRequested)
            {
                EngineLog.Try(() => EngineLog.DriftUnknown(told, exception, store.Name));
            }
        }
    }
}
