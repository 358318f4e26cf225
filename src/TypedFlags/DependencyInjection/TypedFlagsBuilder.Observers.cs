using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <content>Hooks and exposures.</content>
public sealed partial class TypedFlagsBuilder
{
    /// <summary>Adds a hook that the service provider makes, once. Hooks run in the order they are added, those of the options last.</summary>
    /// <typeparam name="THook">The hook. Its constructor must not take the engine, <see cref="IFlagClient"/> or <c>IFlags</c>.</typeparam>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddHook<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THook>()
        where THook : FlagHook
    {
        Services.TryAddSingleton<THook>();
        _registration.AddHook(static services => services.GetRequiredService<THook>());
        return this;
    }

    /// <summary>Adds a hook.</summary>
    /// <param name="hook">The hook. It is not disposed.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddHook(FlagHook hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _registration.AddHook(_ => hook);
        return this;
    }

    /// <summary>
    /// Gathers exposures: who was served which variant of an experiment. They go to every <see cref="IExposureSink"/> of the service provider;
    /// at least one is needed. May be called again: options add up.
    /// </summary>
    /// <param name="configure">Sets options.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddExposures(Action<ExposureOptions>? configure = null)
    {
        if (configure is not null)
        {
            Services.Configure(configure);
        }

        if (_registration.HasExposures)
        {
            return this;
        }

        _registration.HasExposures = true;
        Services.AddOptions<ExposureOptions>().ValidateOnStart();
        Services.AddSingleton<IValidateOptions<ExposureOptions>>(
            static services => new ExposureOptionsValidator(services.GetService<IServiceProviderIsService>()));
        Services.AddSingleton(static services =>
        {
            TypedFlagsOptions options = services.GetRequiredService<IOptions<TypedFlagsOptions>>().Value;
            return new ExposureChannel(
                services.GetRequiredService<IOptions<ExposureOptions>>().Value,
                [.. services.GetServices<IExposureSink>()],
                options.TimeProvider ?? services.GetService<TimeProvider>() ?? TimeProvider.System,
                services.GetService<ILogger<ExposureChannel>>() ?? (ILogger)NullLogger.Instance);
        });
        Services.AddSingleton<IHostedService>(static services => services.GetRequiredService<ExposureChannel>());
        return this;
    }

    /// <summary>Adds a sink that the service provider makes, once; and exposures, if they were not added.</summary>
    /// <typeparam name="TSink">The sink.</typeparam>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddExposureSink<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSink>()
        where TSink : class, IExposureSink
    {
        Services.AddSingleton<IExposureSink, TSink>();
        return AddExposures();
    }

    /// <summary>Adds a sink; and exposures, if they were not added.</summary>
    /// <param name="sink">The sink. It is not disposed.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddExposureSink(IExposureSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Services.AddSingleton(sink);
        return AddExposures();
    }

    /// <summary>Adds a sink that is one function; and exposures, if they were not added.</summary>
    /// <param name="write">What <see cref="IExposureSink.WriteAsync"/> does.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddExposureSink(Func<IReadOnlyList<FlagExposure>, CancellationToken, ValueTask> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return AddExposureSink(new DelegateExposureSink(write));
    }
}
