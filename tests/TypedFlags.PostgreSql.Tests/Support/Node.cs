using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using TypedFlags.EntityFrameworkCore;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.PostgreSql;

/// <summary>One node of an application: an engine of its own over the store in PostgreSQL, and the log that it writes.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Node(ServiceProvider services, LogLines log)
    {
        _services = services;
        Log = log;
        Engine = services.GetRequiredService<FlagEngine>();
        Flags = Engine.GetFlags<IFlags>();
        Store = services.GetRequiredService<FlagStore>();
        Database = services.GetRequiredService<EntityFrameworkFlagStore>();
    }

    public FlagEngine Engine { get; }

    public IFlags Flags { get; }

    public FlagStore Store { get; }

    /// <summary>The same store, for what only a database's can do.</summary>
    public EntityFrameworkFlagStore Database { get; }

    public LogLines Log { get; }

    /// <summary>How it stands with the store; the node's only provider but for the configuration.</summary>
    public FlagProviderStatus Status => Engine.Providers.Single(static provider => provider.Name == "database");

    /// <param name="connectionString">The database, whose tables are there.</param>
    /// <param name="poll">How often it looks for changes by itself; null for never.</param>
    /// <param name="isNotified">Whether it listens, and tells others.</param>
    /// <param name="tenancy">Where the store keeps tenants' states.</param>
    /// <param name="source">What it listens with; null for the connection string.</param>
    public static async Task<Node> StartAsync(
        string connectionString, TimeSpan? poll, bool isNotified = true, FlagTenancy tenancy = FlagTenancy.Column, NpgsqlDataSource? source = null)
    {
        LogLines log = new();
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(log));
        TypedFlagsBuilder builder = services
            .AddTypedFlags(static options =>
            {
                // A reading fails before the listener does, and well before the listener tries again: then one line in the log tells of both.
                options.LoadTimeout = TimeSpan.FromSeconds(5);
                options.RetryDelay = TimeSpan.FromMilliseconds(700);
                options.MaxRetryDelay = TimeSpan.FromSeconds(1);
            })
            .AddEntityFrameworkCore(database => database.UseNpgsql(connectionString), options =>
            {
                options.PollInterval = poll;
                options.Tenancy = tenancy;
            });
        if (isNotified)
        {
            builder.AddPostgreSqlNotifications(options =>
            {
                options.DataSource = source;
                options.KeepAlive = TimeSpan.FromSeconds(1);
                options.ReplyTimeout = TimeSpan.FromSeconds(2);
            });
        }

        Node node = new(services.BuildServiceProvider(), log);
        await node.Engine.WaitUntilReadyAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return node;
    }

    public static async Task MakeTablesAsync(string connectionString)
    {
        DbContextOptions<TypedFlagsDbContext> options = new DbContextOptionsBuilder<TypedFlagsDbContext>().UseNpgsql(connectionString).Options;
        await using TypedFlagsDbContext context = new(options);
        await context.Database.MigrateAsync();
    }

    public static FlagStateWrite Write(string flag, string state, string? tenant = null) =>
        new() { FlagKey = flag, TenantId = tenant, State = JsonElement.Parse(state), Actor = "olga" };

    /// <summary>What the operators' log says went wrong.</summary>
    public IReadOnlyList<string> Troubles => [.. Log.At(LogLevel.Warning), .. Log.At(LogLevel.Error), .. Log.At(LogLevel.Critical)];

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
