using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags;
using TypedFlags.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Redis to the engine's sources.</summary>
public static class RedisTypedFlagsBuilderExtensions
{
    /// <summary>
    /// Keeps the flags' state in Redis: a layer of state, and the service <see cref="FlagStore"/> that operations write to. Or has Redis stand
    /// between the nodes and the store that was added before: to tell all of what is written (<see cref="RedisRoles.Notifications"/>), to share what is read (<see cref="RedisRoles.Cache"/>), or both. A Redis that is away does not hold up or fail the application's start.
    /// </summary>
    /// <param name="builder">What <c>AddTypedFlags()</c> returned.</param>
    /// <param name="configure">Says where Redis is. Called at once.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">There is no store yet that Redis could help, or another one of this application is cached under the same <see cref="RedisOptions.KeyPrefix"/>.</exception>
    /// <exception cref="Options.OptionsValidationException">The options cannot work.</exception>
    public static TypedFlagsBuilder AddRedis(this TypedFlagsBuilder builder, Action<RedisOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        RedisOptions options = new();
        configure(options);
        options.Validate();
        if (!options.Roles.HasFlag(RedisRoles.Store))
        {
            if (options.Roles.HasFlag(RedisRoles.Cache))
            {
                TakePrefix(builder.Services, options.KeyPrefix);
            }

            return builder.DecorateStore((services, store) => new SharedFlagStore(
                store, options, services.GetService<ILogger<RedisFlagStore>>() ?? (ILogger)NullLogger.Instance));
        }

        return builder.AddStore(
            services => new RedisFlagStore(options, services.GetService<ILogger<RedisFlagStore>>()),
            options.PollInterval);
    }

    /// <summary>Under one name each store would be answered with what was read of the other.</summary>
    private static void TakePrefix(IServiceCollection services, string prefix)
    {
        CachePrefix name = new(prefix);
        if (services.Any(service => !service.IsKeyedService && name.Equals(service.ImplementationInstance)))
        {
            throw new InvalidOperationException($"A store is cached already under RedisOptions.KeyPrefix '{prefix}'. Give the cache of each store a KeyPrefix of its own.");
        }

        services.AddSingleton(name);
    }

    private sealed record CachePrefix(string Name);
}
