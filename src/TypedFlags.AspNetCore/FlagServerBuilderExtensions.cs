using Microsoft.Extensions.DependencyInjection.Extensions;
using TypedFlags;
using TypedFlags.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an application serve its flags.</summary>
public static class FlagServerBuilderExtensions
{
    /// <summary>Adds what <c>app.MapTypedFlags()</c> needs. May be called again: options add up.</summary>
    /// <param name="builder">What <c>AddTypedFlags()</c> returned.</param>
    /// <param name="configure">Adds the keys of those who may read the state of all flags; null where only the policy <see cref="FlagServerOptions.Policy"/> lets them in.</param>
    /// <returns>The builder.</returns>
    public static TypedFlagsBuilder AddServer(this TypedFlagsBuilder builder, Action<FlagServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<FlagServerOptions>()
            .Validate(static options => options.MaxStreams is >= 0 and <= 1_000_000, "FlagServerOptions.MaxStreams has to be from 0 to 1000000.")
            .Validate(
                static options => options.StreamHeartbeat >= TimeSpan.FromMilliseconds(10) && options.StreamHeartbeat <= TimeSpan.FromMinutes(10),
                "FlagServerOptions.StreamHeartbeat has to be from 00:00:00.010 to 00:10:00.")
            .Validate(
                static options => options.StreamLifetime >= TimeSpan.FromSeconds(1) && options.StreamLifetime <= TimeSpan.FromDays(1),
                "FlagServerOptions.StreamLifetime has to be from 00:00:01 to 1.00:00:00.")
            .ValidateOnStart();
        services.AddRouting();
        services.TryAddSingleton<ServerAccess>();
        services.TryAddSingleton<FlagStateDocuments>();
        services.TryAddSingleton<FlagChangeSignal>();
        services.TryAddSingleton<StreamEndpoint>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return builder;
    }
}
