using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TypedFlags;

/// <summary>Goes on with what <c>AddTypedFlags()</c> began. Layers of state stand in the order of the calls; a later one wins.</summary>
public sealed partial class TypedFlagsBuilder
{
    private readonly TypedFlagsRegistration _registration;

    internal TypedFlagsBuilder(IServiceCollection services, TypedFlagsRegistration registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds a layer of state from another configuration section, built like the section <c>TypedFlags</c>: flags stand below
    /// its <c>Flags</c>.
    /// </summary>
    /// <param name="section">The section, or a configuration of its own. It is followed when it can reload.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddConfiguration(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        string name = section is IConfigurationSection { Path: string path } ? path : "(root)";
        _registration.AddProvider(_ => new ConfigurationFlagProvider(section, name));
        return this;
    }

    /// <summary>Adds a provider that the service provider makes, once, and disposes.</summary>
    /// <typeparam name="TProvider">The provider. Its constructor must not take the engine, <see cref="IFlagClient"/> or <c>IFlags</c>.</typeparam>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>()
        where TProvider : FlagProvider
    {
        Services.TryAddSingleton<TProvider>();
        _registration.AddProvider(static services => services.GetRequiredService<TProvider>());
        return this;
    }

    /// <summary>Adds a provider.</summary>
    /// <param name="provider">The provider. It is not disposed.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddProvider(FlagProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _registration.AddProvider(_ => provider);
        return this;
    }

    /// <summary>Adds a provider that is made with the service provider's help.</summary>
    /// <param name="create">Makes it, once an engine. It is not disposed; register it as a service and return that where it should be.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddProvider(Func<IServiceProvider, FlagProvider> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _registration.AddProvider(create);
        return this;
    }

    /// <summary>
    /// Makes sure of a library's flags: naming its <c>Flags.All</c> here loads the library, so that its definitions are validated
    /// at start and its generated interface can be injected.
    /// </summary>
    /// <param name="definitions">The library's <c>Flags.All</c>.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddDefinitions(FlagDefinitionSet definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        Services.TryAddSingleton(definitions.FlagsType, provider => provider.GetRequiredService<FlagEngine>().GetFlags(definitions));
        return this;
    }
}
