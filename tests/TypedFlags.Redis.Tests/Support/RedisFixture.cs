using TypedFlags.Redis.Tests.Support;

[assembly: AssemblyFixture(typeof(RedisFixture))]

namespace TypedFlags.Redis.Tests.Support;

/// <summary>One Redis for all tests that leave it alone; each has keys of its own in it. Those that hurt it start their own.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private int _prefixes;

    public RedisServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RedisServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>With a key prefix that nobody else has.</summary>
    public RedisOptions CreateOptions(RedisRoles roles = RedisRoles.Store) => new()
    {
        Configuration = Server.Configuration,
        Roles = roles,

        // On a busy machine nothing is an outage.
        CacheTimeout = TimeSpan.FromSeconds(30),
        KeyPrefix = $"test-{Interlocked.Increment(ref _prefixes)}",
    };
}
