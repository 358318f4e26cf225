using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags;
using TypedFlags.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Redis to the engine's sources.</summary>
public static class RedisTypedFlagsBuilderExtensions
{
    /// <summary>
    /// Keeps the flags' state in Redis: a layer of state, and the service <see cref="FlagStore"/> that operations write to. Or, with the role <see cref="RedisRoles.Notifications"/>, has Redis tell
    /// all nodes of what is written to the store that was added before. A Redis that is away does not hold up or fail the application's start.
    /// </summary>
    /// <param name="builder">What <c>AddTypedFlags()</c> returned.</param>
    /// <param name="configure">Says where Redis is. Called at once.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">There is no store whose changes could be told of.</exception>
    /// <exception cref="Options.OptionsValidationException">The options cannot work.</exception>
    public static TypedFlagsBuilder AddRedis(this TypedFlagsBuilder builder, Action<RedisOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        RedisOptions options = new();
        configure(options);
        options.Validate();
        if (options.Roles == RedisRoles.Notifications)
        {
            return builder.DecorateStore((services, store) => new NotifyingFlagStore(
                store, options, services.GetService<ILogger<RedisFlagStore>>() ?? (ILogger)NullLogger.Instance));
        }

        return builder.AddStore(
            services => new RedisFlagStore(options, services.GetService<ILogger<RedisFlagStore>>()),
            options.PollInterval);
    }
}
