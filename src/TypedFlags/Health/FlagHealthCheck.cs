using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TypedFlags;

/// <summary>
/// Says whether the flags' providers are there: <c>services.AddHealthChecks().AddCheck&lt;FlagHealthCheck&gt;("flags")</c>. Looks at what the engine knows; asks no
/// source anything. Safe for any number of threads.
/// </summary>
/// <remarks>
/// <para>
/// Healthy: every provider gave its state at its last reading. Degraded: some can't be read at the moment, or gave a copy that the source has not confirmed;
/// flags answer as they did. Unhealthy (or what the registration's <c>failureStatus</c> says): some have never given their state, so flags answer without it.
/// </para>
/// <para>
/// The description names the providers and since when they fail. What exactly went wrong may tell of addresses and accounts, and is in the log and in
/// <see cref="FlagEngine.Providers"/> only.
/// </para>
/// </remarks>
/// <param name="engine">The engine.</param>
public sealed class FlagHealthCheck(FlagEngine engine) : IHealthCheck
{
    private readonly FlagEngine _engine = engine ?? throw new ArgumentNullException(nameof(engine));

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<FlagProviderStatus> providers = _engine.Providers;
        List<FlagProviderStatus> ailing = [.. providers.Where(static provider => !provider.IsLoaded || provider.Error is not null || provider.IsStale)];
        HealthStatus status = ailing.Count == 0 ? HealthStatus.Healthy
            : ailing.Exists(static provider => !provider.IsLoaded) ? context.Registration.FailureStatus
            : HealthStatus.Degraded;
        string description = ailing.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"All providers of flags ({providers.Count}) have given their state.")
            : string.Join(" ", ailing.Select(Describe));
        return Task.FromResult(new HealthCheckResult(status, description, exception: null, Data(ailing)));
    }

    /// <summary>By the provider's name; of two that are called the same, the worse comes first in the description and the last one stays here.</summary>
    private static Dictionary<string, object> Data(List<FlagProviderStatus> ailing)
    {
        Dictionary<string, object> data = new(StringComparer.Ordinal);
        foreach (FlagProviderStatus provider in ailing)
        {
            data[provider.Name] = Describe(provider);
        }

        return data;
    }

    private static string Describe(FlagProviderStatus provider)
    {
        string since = provider.FailingSince is { } at ? $" It has failed since {Time(at)}." : string.Empty;
        return provider switch
        {
            { LoadedAt: null } => $"{provider.Name} has never given its state.{since}",
            { IsStale: true } => $"{provider.Name} gave a copy that its source has not confirmed, at {Time(provider.LoadedAt.Value)}.{since}",
            _ => $"{provider.Name} last gave its state at {Time(provider.LoadedAt.Value)}.{since}",
        };
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
