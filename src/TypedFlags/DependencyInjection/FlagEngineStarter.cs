using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>
/// Makes a host create its engine even when nobody injects one, so that the static surface uses it. It is the host's first service:
/// hosts make all of them before they start any, so the engine is there in the constructors of the others already.
/// </summary>
/// <param name="engine">Made by being asked for; the service provider owns it.</param>
/// <param name="options">How long to wait for the providers.</param>
/// <param name="logger">Told where that was not enough.</param>
/// <param name="lifetime">Whether the application is told to stop meanwhile.</param>
internal sealed class FlagEngineStarter(FlagEngine engine, IOptions<TypedFlagsOptions> options, ILogger<FlagEngine>? logger = null, IHostApplicationLifetime? lifetime = null)
    : IHostedService
{
    /// <summary>The engine of this host.</summary>
    public FlagEngine Engine { get; } = engine;

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        TimeSpan timeout = options.Value.ReadyTimeout;
        bool isReady;
        try
        {
            isReady = await Engine.WaitUntilReadyAsync(timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lifetime?.ApplicationStopping.IsCancellationRequested == true)
        {
            // Told to stop before it is up: not a start that failed.
            return;
        }

        if (!isReady && logger is not null)
        {
            string missing = string.Join(", ", Engine.State.Providers.Where(static provider => provider.MustBeToldLate()).Select(static provider => provider.Name));
            if (missing.Length > 0)
            {
                EngineLog.NotReady(logger, timeout.TotalSeconds, missing);
            }
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
