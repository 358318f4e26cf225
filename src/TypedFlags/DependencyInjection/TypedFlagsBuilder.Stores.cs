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
        AddedStore key = new(create);
        Services.AddKeyedSingleton(key, (services, _) => key.Create(services));
        Services.AddSingleton(services => ForOperations(services.GetRequiredKeyedService<FlagStore>(key), [.. services.GetServices<AlertQueue>()]));
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FlagDriftReporter>());
        _registration.AddProvider(services => new FlagStoreProvider(services.GetRequiredKeyedService<FlagStore>(key), pollInterval));
        _registration.LastStore = key;
        return this;
    }

    /// <summary>
    /// Puts something around the store that was added last: what tells other nodes of its writes, what counts its readings. All who use the store, engine and operations, use that instead.
    /// Called again, it goes around what is there by then.
    /// </summary>
    /// <param name="decorate">Gets the store and returns what takes its place, once; that one has to dispose the store.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">No store was added yet.</exception>
    public TypedFlagsBuilder DecorateStore(Func<IServiceProvider, FlagStore, FlagStore> decorate)
    {
        ArgumentNullException.ThrowIfNull(decorate);
        AddedStore store = _registration.LastStore
            ?? throw new InvalidOperationException("There is no store yet to put something around. Add the store first, as with AddStore().");
        Func<IServiceProvider, FlagStore> inner = store.Create;
        store.Create = services => decorate(services, inner(services));
        return this;
    }

    /// <summary>
    /// What operations get: what tells of writes, where anybody wants to know. Of a store that is disposed nothing but something around it, because a container disposes
    /// whatever a factory gives it, and the store would be disposed twice.
    /// </summary>
    private static FlagStore ForOperations(FlagStore store, AlertQueue[] queues) => queues.Length > 0 ? new AlertingFlagStore(store, queues)
        : store is IDisposable or IAsyncDisposable ? new ForwardingFlagStore(store)
        : store;

    /// <summary>Adds a store that lives as long as the application: for tests and demonstrations.</summary>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddMemoryStore() =>
        AddStore(static services => new MemoryFlagStore(services.GetService<TimeProvider>()));
}

/// <summary>A store among the services, and how it is made.</summary>
internal sealed class AddedStore(Func<IServiceProvider, FlagStore> create)
{
    public Func<IServiceProvider, FlagStore> Create { get; set; } = create;
}
