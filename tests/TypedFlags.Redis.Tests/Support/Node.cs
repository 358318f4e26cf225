using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Redis.Tests.Support;

/// <summary>An application of its own with its flags' state in Redis, as far as anybody can tell who asks it for a flag.</summary>
internal sealed class Node : IAsyncDisposable
{
    /// <summary>For what would hang; it says nothing of speed.</summary>
    public static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly ServiceProvider _services;

    /// <param name="options">Where Redis is.</param>
    /// <param name="configure">Sets further options of the engine.</param>
    public Node(RedisOptions options, Action<TypedFlagsOptions>? configure = null)
        : this(builder => builder.AddRedis(own => Copy(options, own)), configure)
    {
    }

    /// <param name="add">Adds the layers of state.</param>
    /// <param name="configure">Sets further options of the engine.</param>
    public Node(Action<TypedFlagsBuilder> add, Action<TypedFlagsOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Information));
        add(services.AddTypedFlags(options =>
        {
            options.RetryDelay = TimeSpan.FromMilliseconds(100);
            options.MaxRetryDelay = TimeSpan.FromMilliseconds(500);
            configure?.Invoke(options);
        }));
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<FlagEngine>();
        Flags = _services.GetRequiredService<IFlags>();
    }

    public LogLines Log { get; } = new();

    public FlagEngine Engine { get; }

    public IFlags Flags { get; }

    public FlagStore Store => _services.GetRequiredService<FlagStore>();

    /// <summary>The lines that say that Redis is away: one an outage.</summary>
    public IEnumerable<string> Outages => Log.At(LogLevel.Warning).Concat(Log.At(LogLevel.Error));

    /// <summary>Whether it was told that an outage is over.</summary>
    public bool IsBack => Log.At(LogLevel.Information).Any(static line => line.EndsWith(" again", StringComparison.Ordinal));

    /// <summary>Waits until the state was there once.</summary>
    public async Task ReadyAsync() =>
        Assert.True(await Engine.WaitUntilReadyAsync(HangGuard, TestContext.Current.CancellationToken), "The state was not there.");

    /// <summary>Waits until this node hears of what the other writes: the other writes gift_wrap until it does.</summary>
    public async Task HearsAsync(Node writer)
    {
        await ReadyAsync();
        bool wanted = Flags.GiftWrap.IsEnabled();
        using CancellationTokenSource late = new(HangGuard);
        do
        {
            wanted = !wanted;
            await writer.Store.WriteAsync(Write.GiftWrap(wanted ? "true" : "false"), late.Token);
            await Task.Delay(50, late.Token);
        }
        while (Flags.GiftWrap.IsEnabled() != wanted);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public static void Copy(RedisOptions from, RedisOptions to)
    {
        to.Configuration = from.Configuration;
        to.Roles = from.Roles;
        to.KeyPrefix = from.KeyPrefix;
        to.ConnectTimeout = from.ConnectTimeout;
        to.CommandTimeout = from.CommandTimeout;
        to.PingInterval = from.PingInterval;
        to.PollInterval = from.PollInterval;
        to.MaxAuditEntries = from.MaxAuditEntries;
        to.CacheLifetime = from.CacheLifetime;
        to.CacheTimeout = from.CacheTimeout;
        to.MaxCacheEntryBytes = from.MaxCacheEntryBytes;
    }
}
