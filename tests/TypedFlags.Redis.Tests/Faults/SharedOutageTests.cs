using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Faults;

/// <summary>Redis, which stands between the nodes and their store, goes wrong in every way it can: they get on with the store alone.</summary>
public sealed class SharedOutageTests : IAsyncLifetime
{
    private const string Prefix = "shop";

    private readonly SharedDatabase _database = new();
    private FaultyRedis _redis = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _redis = await FaultyRedis.StartAsync(Prefix);

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Theory]
    [InlineData(RedisFault.Stopped)]
    [InlineData(RedisFault.Killed)]
    [InlineData(RedisFault.Hanging)]
    [InlineData(RedisFault.Silent)]
    [InlineData(RedisFault.Emptied)]
    [InlineData(RedisFault.Loading)]
    [InlineData(RedisFault.ReadOnly)]
    [InlineData(RedisFault.DiskGone)]
    [InlineData(RedisFault.Full)]
    public async Task Writes_are_done_and_seen_all_the_while_and_one_line_says_what_happened(RedisFault fault)
    {
        await using Node writer = Create();
        await using Node reader = Create();
        await reader.HearsAsync(writer);

        await _redis.BeginAsync(fault);
        await writer.Store.WriteAsync(Write.NewCart("true"), Cancelled);
        await Eventually.IsTrue(() => reader.Flags.NewCart.IsEnabled());
        await Eventually.IsTrue(() => reader.Outages.Any());
        await writer.Store.WriteAsync(Write.NewCart("false"), Cancelled);
        await Eventually.IsTrue(() => !reader.Flags.NewCart.IsEnabled());

        await _redis.EndAsync(fault);
        await Eventually.IsTrue(() => reader.IsBack);
        await reader.HearsAsync(writer);
        Assert.Single(reader.Outages);
        Assert.Empty(reader.Log.At(LogLevel.Error));
    }

    [Theory]
    [InlineData(RedisFault.WrongTypeOfCache)]
    [InlineData(RedisFault.WrongTypeOfGeneration)]
    public async Task What_somebody_else_put_under_our_names_is_told_of_and_gone_with_the_next_write(RedisFault fault)
    {
        await using Node writer = Create();
        await using Node reader = Create();
        await reader.HearsAsync(writer);

        // A node that was just about to put its copy there takes the fault away again: then it comes once more.
        await Eventually.IsTrue(async () =>
        {
            await _redis.BeginAsync(fault);
            for (int wait = 0; wait < 100 && !reader.Outages.Any(); wait++)
            {
                await Task.Delay(100, Cancelled);
            }

            return reader.Outages.Any();
        });
        await writer.Store.WriteAsync(Write.NewCart("true"), Cancelled);

        await Eventually.IsTrue(() => reader.Flags.NewCart.IsEnabled());
        await Eventually.IsTrue(() => reader.IsBack);
        Assert.Contains("WRONGTYPE", Assert.Single(reader.Outages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flush_is_nothing_that_anybody_notices()
    {
        await using Node writer = Create();
        await using Node reader = Create();
        await reader.HearsAsync(writer);
        await writer.Store.WriteAsync(Write.NewCart("true"), Cancelled);
        await Eventually.IsTrue(() => reader.Flags.NewCart.IsEnabled());

        await _redis.BeginAsync(RedisFault.Flushed);
        await reader.HearsAsync(writer);

        Assert.True(reader.Flags.NewCart.IsEnabled());
        Assert.Empty(reader.Outages);
    }

    [Theory]
    [InlineData(RedisFault.Stopped)]
    [InlineData(RedisFault.Hanging)]
    [InlineData(RedisFault.Silent)]
    public async Task A_node_starts_with_the_store_s_state_whatever_Redis_does(RedisFault fault)
    {
        await _database.WriteAsync(Write.NewCart("true"), Cancelled);
        await _redis.BeginAsync(fault);

        await using Node node = Create();
        await node.ReadyAsync();

        Assert.True(node.Flags.NewCart.IsEnabled());
        await _redis.EndAsync(fault);
        await Eventually.IsTrue(() => node.IsBack);
        Assert.Single(node.Outages);
    }

    [Theory]
    [InlineData("return redis.call('HSET', KEYS[1], '=', 'garbage')")]
    [InlineData("return redis.call('HSET', KEYS[1], '=', string.sub(redis.call('HGET', KEYS[1], '='), 1, -2))")]
    [InlineData("return redis.call('HSET', KEYS[1], '=', redis.call('HGET', KEYS[1], '=') .. string.rep('x', 100000))")]
    [InlineData("return redis.call('HSET', KEYS[1], '=', (string.gsub(redis.call('HGET', KEYS[1], '='), 'new_cart', 'old_cart')))")]
    public async Task A_spoilt_reading_is_told_of_and_written_anew(string spoil)
    {
        await _database.WriteAsync(Write.NewCart("true"), Cancelled);
        await using Node first = Create();
        await first.ReadyAsync();
        string key = new RedisKeys(Prefix).Cache!;
        await Eventually.IsTrue(async () => await _redis.Server.CommandAsync("HEXISTS", key, "=") == ":1");
        Assert.StartsWith(":", await _redis.Server.CommandAsync("EVAL", spoil, "1", key), StringComparison.Ordinal);

        await using Node second = Create();
        await second.ReadyAsync();

        Assert.True(second.Flags.NewCart.IsEnabled());
        await Eventually.IsTrue(() => second.IsBack);
        Assert.Single(second.Outages);
        int wholes = _database.Wholes;
        await using Node third = Create();
        await third.ReadyAsync();
        Assert.True(third.Flags.NewCart.IsEnabled());
        Assert.Empty(third.Outages);
        Assert.Equal(wholes, _database.Wholes);
    }

    private Node Create() => new(builder => builder
        .AddStore(_ => _database, TimeSpan.FromMilliseconds(300))
        .AddRedis(own =>
        {
            own.Configuration = _redis.Configuration;
            own.Roles = RedisRoles.Notifications | RedisRoles.Cache;
            own.KeyPrefix = Prefix;
            own.ConnectTimeout = TimeSpan.FromSeconds(2);
            own.CommandTimeout = TimeSpan.FromSeconds(2);
            own.CacheTimeout = TimeSpan.FromSeconds(1);
            own.PingInterval = TimeSpan.FromMilliseconds(200);
            own.MaxCacheEntryBytes = 64 * 1024;
        }));
}
