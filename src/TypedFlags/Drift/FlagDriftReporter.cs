using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>
/// Says once, after the start of a host that has a store, how this build's definitions differ from the store's. In the background: neither the start nor any flag waits for it.
/// </summary>
internal sealed class FlagDriftReporter(FlagDrift drift, FlagStore store, FlagEngine engine, ILogger<FlagDrift>? logger = null)
    : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private bool _isTold;

    /// <summary>Completes when everything is said, or nobody wants to know any more.</summary>
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
        for (int failures = 0; !await TryReportAsync(told, failures, stop).ConfigureAwait(false);)
        {
            failures++;
            await Task.Delay(engine.Settings.Refresh.RetryAfter(failures, poll: null), engine.Settings.TimeProvider, stop).ConfigureAwait(false);
        }
    }

    /// <returns>False where the store could not be read.</returns>
    private async Task<bool> TryReportAsync(ILogger told, int failures, CancellationToken stop)
    {
        using CancellationTokenSource late = new(engine.Settings.Refresh.LoadTimeout, engine.Settings.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            IReadOnlyDictionary<string, string> stored = await store.ReadFingerprintsAsync(either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);

            // Nobody ever wrote any: this store is not used so.
            if (stored.Count > 0 && drift.Compare(stored) is { IsEmpty: false } found)
            {
                EngineLog.Try(() => EngineLog.DefinitionsDrifted(told, store.Name, found.ToString()));
            }

            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Told once; and not at all while the engine can't read the store either, for it has told that. The first failure may be ahead of the engine's.
            if (failures > 0 && !_isTold && !stop.IsCancellationRequested && !IsAway())
            {
                _isTold = true;
                EngineLog.Try(() => EngineLog.DriftUnknown(told, exception, store.Name));
            }

            return false;
        }
    }

    private bool IsAway() => engine.Providers.Any(provider =>
        string.Equals(provider.Name, store.Name, StringComparison.Ordinal) && (!provider.IsLoaded || provider.Error is not null));
}
