using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedFlags;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds feature flags to an application.</summary>
public static class TypedFlagsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the engine, <see cref="IFlagClient"/>, and the generated <c>IFlags</c> of every assembly whose flags are known by now,
    /// with the configuration section <c>TypedFlags</c> as the first layer of state. May be called again: options add up.
    /// </summary>
    /// <remarks>
    /// The engine is made when the host starts, or when it is first asked for; from then on the static <c>Flags.X</c> uses it.
    /// An assembly's flags are known once any of its code has run; name a library's with
    /// <see cref="TypedFlagsBuilder.AddDefinitions"/> to inject its <c>IFlags</c> and to validate its definitions at start.
    /// </remarks>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets options; after those of the configuration section.</param>
    /// <returns>A builder for further layers and definitions.</returns>
    public static TypedFlagsBuilder AddTypedFlags(this IServiceCollection services, Action<TypedFlagsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddTypedFlags(FlagRegistry.OfProcess, configure);
    }

    internal static TypedFlagsBuilder AddTypedFlags(
        this IServiceCollection services,
        FlagRegistry registry,
        Action<TypedFlagsOptions>? configure = null)
    {
        TypedFlagsRegistration registration = FindRegistration(services) ?? AddServices(services, new TypedFlagsRegistration(registry));
        TypedFlagsBuilder builder = new(services, registration);
        foreach (FlagDefinitionSet set in registration.Registry.Sets)
        {
            builder.AddDefinitions(set);
        }

        if (configure is not null)
        {
            services.Configure(configure);
        }

        return builder;
    }

    private static TypedFlagsRegistration? FindRegistration(IServiceCollection services) =>
        services.FirstOrDefault(static service => service.ServiceType == typeof(TypedFlagsRegistration))?.ImplementationInstance
            as TypedFlagsRegistration;

    private static TypedFlagsRegistration AddServices(IServiceCollection services, TypedFlagsRegistration registration)
    {
        services.AddSingleton(registration);
        services.AddOptions<TypedFlagsOptions>().ValidateOnStart();
        // First in its row, so that whatever code sets comes after it.
        services.Insert(
            0,
            ServiceDescriptor.Singleton<IConfigureOptions<TypedFlagsOptions>>(
                static provider => new TypedFlagsOptionsFromConfiguration(provider.GetService<IConfiguration>())));
        services.AddSingleton<IValidateOptions<TypedFlagsOptions>>(new TypedFlagsOptionsValidator(registration));
        services.AddSingleton(static provider => provider.GetRequiredService<TypedFlagsRegistration>().CreateEngine(provider));
        services.TryAddSingleton(static provider => provider.GetRequiredService<FlagEngine>().Client);
        services.AddSingleton(new FlagDrift(registration.Registry));
        services.AddSingleton(static provider => new FlagDefinitionSync(provider.GetRequiredService<FlagDrift>()));
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, FlagEngineStarter>());
        return registration;
    }
}
