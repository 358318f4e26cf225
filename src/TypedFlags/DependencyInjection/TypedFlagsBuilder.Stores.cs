using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace TypedFlags;

/// <content>Stores: what can be written.</content>
public sealed partial class TypedFlagsBuilder
{
    /// <summary>
    /// Adds a store: as a layer of state, and as the service <see cref="FlagStore"/> that operations write to. An application has one store; where several
    /// are added, each is a layer, and the last is the service.
    /// </summary>
    /// <param name="create">Makes the store, once; the service provider disposes it.</param>
    /// <param name="pollInterval">How often to look for changes that no message told of; null for never.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddStore(Func<IServiceProvider, FlagStore> create, TimeSpan? pollInterval = null)
    {
        ArgumentNullException.ThrowIfNull(create);

        // A service of its own key, so that each layer finds its own store, and the container disposes each.
        object key = new();
        Services.AddKeyedSingleton(key, (services, _) => create(services));
        Services.AddSingleton(services => services.GetRequiredKeyedService<FlagStore>(key));
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FlagDriftReporter>());
        _registration.AddProvider(services => new FlagStoreProvider(services.GetRequiredKeyedService<FlagStore>(key), pollInterval));
        return this;
    }

    /// <summary>Adds a store that lives as long as the application: for tests and demonstrations.</summary>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddMemoryStore() =>
        AddStore(static services => new MemoryFlagStore(services.GetService<TimeProvider>()));
}
