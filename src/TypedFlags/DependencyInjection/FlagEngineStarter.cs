using Microsoft.Extensions.Hosting;

namespace TypedFlags;

/// <summary>
/// Makes a host create its engine even when nobody injects one, so that the static surface uses it. It is the host's first service:
/// hosts make all of them before they start any, so the engine is there in the constructors of the others already.
/// </summary>
/// <param name="engine">Made by being asked for; the service provider owns it.</param>
internal sealed class FlagEngineStarter(FlagEngine engine) : IHostedService
{
    /// <summary>The engine of this host.</summary>
    public FlagEngine Engine { get; } = engine;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
