using Microsoft.Extensions.DependencyInjection;
using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Cache;

/// <summary>Many nodes ask the database as one.</summary>
public sealed class SharedReadingTests(RedisFixture redis)
{
    private const RedisRoles Both = RedisRoles.Notifications | RedisRoles.Cache;

    private readonly SharedDatabase _database = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_fifty_nodes_that_start_at_once_few_ask_the_database()
    {
        await _database.WriteAsync(Write.NewCart("true"), Cancelled);
        _database.ReadingTime = TimeSpan.FromMilliseconds(300);
        RedisOptions options = redis.CreateOptions(Both);

        Node[] nodes = await StartAsync(options, 50);

        Assert.All(nodes, node => Assert.True(node.Flags.NewCart.IsEnabled()));

        // One; or a few, where the machine is so busy that a turn passes.
        Assert.InRange(_database.Wholes, 1, 5);
        await StopAsync(nodes);
    }

    [Fact]
    public async Task A_small_write_is_read_as_a_difference_and_by_few()
    {
        RedisOptions options = redis.CreateOptions(Both);
        Node[] nodes = await StartAsync(options, 20);
        await Task.WhenAll(nodes.Select(node => node.HearsAsync(nodes[0])));
        int wholes = _database.Wholes;
        int differences = _database.Differences;

        await nodes[0].Store.WriteAsync(Write.NewCart("true"), Cancelled);
        await Eventually.IsTrue(() => nodes.All(node => node.Flags.NewCart.IsEnabled()));

        Assert.Equal(wholes, _database.Wholes);
        Assert.InRange(_database.Differences - differences, 1, 10);
        await StopAsync(nodes);
    }

    [Fact]
    public async Task A_node_that_died_while_it_asked_holds_up_nobody_for_long()
    {
        await _database.WriteAsync(Write.NewCart("true"), Cancelled);
        RedisOptions options = redis.CreateOptions(Both);
        await using RedisLink link = new(options);
        CacheReply turn = await new CacheClient(link, new RedisKeys(options.KeyPrefix), options).AskAsync("", options.CacheLifetime, Cancelled);
        Assert.Equal(CacheAdvice.Load, turn.Advice);

        await using Node node = Create(options);
        await node.ReadyAsync();

        Assert.True(node.Flags.NewCart.IsEnabled());
        Assert.Empty(node.Outages);
    }

    [Fact]
    public async Task What_is_written_past_the_nodes_is_seen_when_the_cache_is_too_old()
    {
        RedisOptions options = redis.CreateOptions(Both);
        options.CacheLifetime = TimeSpan.FromMilliseconds(200);
        await using Node node = Create(options, poll: TimeSpan.FromMilliseconds(50));
        await node.ReadyAsync();

        await _database.WriteAsync(Write.NewCart("true"), Cancelled);

        await Eventually.IsTrue(() => node.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task A_database_that_was_restored_from_a_backup_is_followed_by_all()
    {
        RedisOptions options = redis.CreateOptions(Both);
        options.CacheLifetime = TimeSpan.FromSeconds(1);
        Node[] nodes = await StartAsync(options, 5, poll: TimeSpan.FromMilliseconds(200));
        await nodes[0].Store.WriteAsync(Write.NewCart("true"), Cancelled);
        await Eventually.IsTrue(() => nodes.All(node => node.Flags.NewCart.IsEnabled()));

        _database.Restore();
        await Eventually.IsTrue(() => nodes.All(node => !node.Flags.NewCart.IsEnabled()));

        // And none goes back to what was cached before.
        await Task.Delay(1500, Cancelled);
        Assert.All(nodes, node => Assert.False(node.Flags.NewCart.IsEnabled()));
        await StopAsync(nodes);
    }

    [Fact]
    public async Task A_store_that_tells_of_its_changes_itself_is_asked_past_what_was_cached_before()
    {
        // Written past Redis, which therefore knows nothing of it, and neither polled nor too old for a long time.
        MemoryFlagStore telling = new();
        RedisOptions options = redis.CreateOptions(RedisRoles.Cache);
        options.CacheLifetime = TimeSpan.FromHours(1);
        await using Node one = new(builder => builder.AddStore(_ => telling).AddRedis(own => Node.Copy(options, own)));
        await using Node other = new(builder => builder.AddStore(_ => telling).AddRedis(own => Node.Copy(options, own)));
        await one.HearsAsync(other);
        await other.HearsAsync(one);

        await telling.WriteAsync(Write.NewCart("true"), Cancelled);

        await Eventually.IsTrue(() => one.Flags.NewCart.IsEnabled() && other.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task Applications_with_a_prefix_each_do_not_read_each_other_s_cache()
    {
        await _database.WriteAsync(Write.NewCart("true"), Cancelled);
        SharedDatabase bank = new();
        await using Node shop = Create(redis.CreateOptions(Both));
        await using Node other = new(builder => builder.AddStore(_ => bank).AddRedis(own => Node.Copy(redis.CreateOptions(Both), own)));
        await shop.ReadyAsync();
        await other.ReadyAsync();

        Assert.True(shop.Flags.NewCart.IsEnabled());
        Assert.False(other.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task Who_writes_reads_it_at_once()
    {
        await using Node node = Create(redis.CreateOptions(Both));
        await node.ReadyAsync();
        for (int round = 0; round < 50; round++)
        {
            StoredFlagState written = await node.Store.WriteAsync(Write.NewCart($$"""{"rollout":{{round}}}"""), Cancelled);

            FlagStoreChanges all = await node.Store.ReadAsync(null, Cancelled);

            Assert.Equal(written.Version, Assert.Single(all.States).Version);
        }
    }

    private Node Create(RedisOptions options, TimeSpan? poll = null) =>
        new(builder => builder.AddStore(_ => _database, poll).AddRedis(own => Node.Copy(options, own)));

    private async Task<Node[]> StartAsync(RedisOptions options, int count, TimeSpan? poll = null)
    {
        Node[] nodes = [.. Enumerable.Range(0, count).Select(_ => Create(options, poll))];
        await Task.WhenAll(nodes.Select(node => node.ReadyAsync()));
        return nodes;
    }

    private static async Task StopAsync(Node[] nodes)
    {
        foreach (Node node in nodes)
        {
            await node.DisposeAsync();
        }
    }
}
