using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Faults;

/// <summary>Writers, readers and everything that can happen to Redis, all at once.</summary>
public sealed class SharedReadingUnderFireTests
{
    private const int Nodes = 6;

    private readonly SharedDatabase _database = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_node_ever_goes_back_to_an_older_state_and_in_the_end_all_have_the_latest()
    {
        // TYPEDFLAGS_REDIS_FIRE=60 for the long proof.
        int seconds = int.TryParse(Environment.GetEnvironmentVariable("TYPEDFLAGS_REDIS_FIRE"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : 5;
        await using FaultyRedis redis = await FaultyRedis.StartAsync("fire");
        SharedFlagStore[] nodes = [.. Enumerable.Range(0, Nodes).Select(_ => Create(redis))];
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        over.CancelAfter(TimeSpan.FromSeconds(seconds));
        ConcurrentQueue<StoredFlagState> written = [];

        await Task.WhenAll([
            .. nodes.Select(node => Task.Run(() => ReadAsync(node, over.Token), Cancelled)),
            .. nodes.Take(2).Select(node => Task.Run(() => WriteAsync(node, written, over.Token), Cancelled)),
            Task.Run(() => HurtAsync(redis, over.Token), Cancelled),
        ]);

        long latest = written.Max(state => state.Version);
        foreach (SharedFlagStore node in nodes)
        {
            // What is cached may be half a second old where a write could not be told of.
            await Eventually.IsTrue(async () => (await node.ReadAsync(null, Cancelled)).States.Max(state => state.Version) == latest);
            await node.DisposeAsync();
        }

        Assert.NotEmpty(written);
        Assert.Equal(written.Count, await CountAuditAsync());
    }

    /// <summary>As an engine does: on from where it was.</summary>
    private static async Task ReadAsync(SharedFlagStore node, CancellationToken over)
    {
        Dictionary<string, StoredFlagState> known = [];
        string? position = null;
        while (!over.IsCancellationRequested)
        {
            FlagStoreChanges changes = await node.ReadAsync(position, Cancelled);
            Assert.True(position is null || !changes.IsComplete, "It was given everything, though the database knows its position.");
            foreach (StoredFlagState state in changes.States)
            {
                Assert.True(!known.TryGetValue(state.FlagKey, out StoredFlagState? before) || before.Version <= state.Version, "It was given an older state than it has.");
                known[state.FlagKey] = state;
            }

            // The database's version is the position's last part: all up to it have to be here.
            long version = long.Parse(changes.Position.Split(':')[^1], CultureInfo.InvariantCulture);
            Assert.Equal(version, known.Values.Select(state => state.Version).DefaultIfEmpty().Max());
            position = changes.Position;
            await Task.Delay(Random.Shared.Next(0, 5), Cancelled);
        }
    }

    private static async Task WriteAsync(SharedFlagStore node, ConcurrentQueue<StoredFlagState> written, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            StoredFlagState state = await node.WriteAsync(Random.Shared.Next(2) == 0 ? Write.NewCart("true") : Write.GiftWrap("false"), Cancelled);
            written.Enqueue(state);

            // Whoever wrote sees it at once.
            FlagStoreChanges all = await node.ReadAsync(null, Cancelled);
            Assert.True(all.States.Max(one => one.Version) >= state.Version, "A node did not see its own write.");
            await Task.Delay(Random.Shared.Next(0, 20), Cancelled);
        }
    }

    private static async Task HurtAsync(FaultyRedis redis, CancellationToken over)
    {
        RedisFault[] faults = [RedisFault.Killed, RedisFault.Emptied, RedisFault.Flushed, RedisFault.Hanging, RedisFault.Silent, RedisFault.ReadOnly, RedisFault.Full];
        while (!over.IsCancellationRequested)
        {
            RedisFault fault = faults[Random.Shared.Next(faults.Length)];
            await redis.BeginAsync(fault);
            await Task.Delay(Random.Shared.Next(0, 300), Cancelled);
            await redis.EndAsync(fault);
            await Task.Delay(Random.Shared.Next(50, 300), Cancelled);
        }
    }

    private SharedFlagStore Create(FaultyRedis redis) => new(
        _database,
        new RedisOptions
        {
            Configuration = redis.Configuration,
            Roles = RedisRoles.Notifications | RedisRoles.Cache,
            KeyPrefix = "fire",
            ConnectTimeout = TimeSpan.FromMilliseconds(300),
            CommandTimeout = TimeSpan.FromMilliseconds(300),
            CacheTimeout = TimeSpan.FromMilliseconds(100),
            CacheLifetime = TimeSpan.FromMilliseconds(500),
        },
        NullLogger.Instance);

    private async Task<int> CountAuditAsync()
    {
        int count = 0;
        long? before = null;
        while (await _database.ReadAuditAsync(new FlagAuditQuery { Limit = 1000, BeforeVersion = before }, Cancelled) is { Count: > 0 } page)
        {
            count += page.Count;
            before = page[^1].Version;
        }

        return count;
    }
}
