using Microsoft.EntityFrameworkCore;
using TypedFlags;
using TypedFlags.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the database store.</summary>
public static class EntityFrameworkBuilderExtensions
{
    /// <summary>
    /// Adds a store in the database of one of the application's own contexts, whose model calls <see cref="FlagModelBuilderExtensions.UseTypedFlags"/>. The
    /// context has to be registered, by <c>AddDbContextFactory</c> or by <c>AddDbContext</c>.
    /// </summary>
    /// <typeparam name="TContext">The context.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">How to keep tenants apart, and how to read; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static TypedFlagsBuilder AddEntityFrameworkCore<TContext>(this TypedFlagsBuilder builder, Action<EntityFrameworkStoreOptions>? configure = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        EntityFrameworkStoreOptions options = EntityFrameworkStoreOptions.Create(configure);

        // A service of its own key, as in AddStore: whoever drops tenants asks for the type, and gets the one that was added last.
        object key = new();
        builder.Services.AddKeyedSingleton(key, (services, _) =>
        {
            EntityFrameworkFlagStore store = new(
                DbContextLease.From<TContext>(services), services.GetService<FlagStoreNotifications>(), services.GetService<TimeProvider>(), options);
            store.CheckDatabase();
            return store;
        });
        builder.Services.AddSingleton(services => services.GetRequiredKeyedService<EntityFrameworkFlagStore>(key));
        return builder.AddStore(services => services.GetRequiredKeyedService<EntityFrameworkFlagStore>(key), options.PollInterval);
    }

    /// <summary>
    /// Adds a store in a database, for applications without a context of their own: in <see cref="TypedFlagsDbContext"/>, whose tables
    /// <c>MigrateAsync()</c> makes. What Entity Framework Core itself logs of this context's commands and failures is logged as <c>Debug</c>: of an outage the engine
    /// tells, once. <c>ConfigureWarnings</c> in <paramref name="database"/> changes that.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="database">Names the database: <c>database => database.UseNpgsql(connectionString)</c>.</param>
    /// <param name="configure">How to keep tenants apart, and how to read; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static TypedFlagsBuilder AddEntityFrameworkCore(
        this TypedFlagsBuilder builder, Action<DbContextOptionsBuilder> database, Action<EntityFrameworkStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(database);
        builder.Services.AddDbContextFactory<TypedFlagsDbContext>(options =>
        {
            // First, so that what the application says of its log counts.
            options.ConfigureWarnings(QuietLog.Configure);
            database(options);
        });
        return builder.AddEntityFrameworkCore<TypedFlagsDbContext>(configure);
    }
}
