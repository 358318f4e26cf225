using Microsoft.Extensions.Logging;
using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Faults;

/// <summary>Redis goes away in every way it can; who asks for a flag notices nothing.</summary>
public sealed class RedisOutageTests : IAsyncLifetime
{
    private const string Prefix = "shop";

    private FaultyRedis _redis = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _redis = await FaultyRedis.StartAsync(Prefix);

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Theory]
    [InlineData(RedisFault.Stopped)]
    [InlineData(RedisFault.Killed)]
    [InlineData(RedisFault.Hanging)]
    [InlineData(RedisFault.Silent)]
    [InlineData(RedisFault.Loading)]
    public async Task While_Redis_is_away_the_last_answer_holds_and_afterwards_changes_arrive_again(RedisFault fault)
    {
        await using Node node = await StartWithNewCartAsync();

        await _redis.BeginAsync(fault);
        await Eventually.IsTrue(() => node.Log.At(LogLevel.Error).Count > 0);
        Assert.True(node.Flags.NewCart.IsEnabled());
        await Assert.ThrowsAnyAsync<Exception>(async () => await node.Store.WriteAsync(Write.NewCart("false"), Cancelled));
        Assert.True(node.Flags.NewCart.IsEnabled());

        await _redis.EndAsync(fault);
        await Eventually.IsTrue(() => node.Log.At(LogLevel.Information).Any(line => line.EndsWith("again", StringComparison.Ordinal)));
        await node.Store.WriteAsync(Write.GiftWrap("true"), Cancelled);
        await Eventually.IsTrue(() => node.Flags.GiftWrap.IsEnabled());
        Assert.Single(node.Log.At(LogLevel.Error));
    }

    [Theory]
    [InlineData(RedisFault.Stopped)]
    [InlineData(RedisFault.Hanging)]
    [InlineData(RedisFault.Silent)]
    [InlineData(RedisFault.Loading)]
    public async Task An_application_comes_up_without_Redis_and_takes_its_state_when_it_is_there(RedisFault fault)
    {
        await using (Node before = await StartWithNewCartAsync())
        {
            await _redis.BeginAsync(fault);
        }

        // Made on this thread, which a Redis that hangs must not hold up: without the guard this test would hang with it.
        Node node = await Task.Run(CreateNode, Cancelled).WaitAsync(Node.HangGuard, Cancelled);
        await using Node held = node;
        Assert.False(node.Flags.NewCart.IsEnabled());
        await Eventually.IsTrue(() => node.Log.At(LogLevel.Error).Count > 0);

        await _redis.EndAsync(fault);
        await Eventually.IsTrue(() => node.Flags.NewCart.IsEnabled());
        Assert.Single(node.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task A_write_that_a_hanging_Redis_did_not_answer_is_repeated_and_done_once()
    {
        await using Node node = await StartWithNewCartAsync();
        FlagStateWrite write = Write.NewCart("false");

        _redis.Server.Pause();
        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(async () => await node.Store.WriteAsync(write, Cancelled));
        _redis.Server.Continue();
        StoredFlagState written = await RepeatAsync(node.Store, write);

        Assert.Contains(_redis.Configuration, late.Message, StringComparison.Ordinal);
        Assert.Equal([write.Id], (await node.Store.ReadAuditAsync(new FlagAuditQuery { Limit = 1 }, Cancelled)).Select(entry => entry.WriteId));
        Assert.Equal(2, (await node.Store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Count);
        Assert.Equal(written.Version, (await node.Store.FindAsync("new_cart", null, Cancelled))!.Version);
    }

    [Theory]
    [InlineData(RedisFault.Full, "OOM")]
    [InlineData(RedisFault.DiskGone, "MISCONF")]
    [InlineData(RedisFault.ReadOnly, "READONLY")]
    public async Task A_Redis_that_takes_no_writes_refuses_one_as_a_whole_and_flags_answer_on(RedisFault fault, string reason)
    {
        await using Node node = await StartWithNewCartAsync();
        FlagStateWrite write = Write.NewCart("false");

        await _redis.BeginAsync(fault);
        Exception refused = await Assert.ThrowsAnyAsync<Exception>(async () => await node.Store.WriteAsync(write, Cancelled));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Single(await node.Store.ReadAuditAsync(new FlagAuditQuery(), Cancelled));
        Assert.True(node.Flags.NewCart.IsEnabled());

        await _redis.EndAsync(fault);
        await node.Store.WriteAsync(write, Cancelled);
        await Eventually.IsTrue(() => !node.Flags.NewCart.IsEnabled());
        Assert.Empty(node.Outages);
    }

    [Fact]
    public async Task Something_of_another_kind_under_our_names_is_told_of_and_the_last_answer_holds()
    {
        await using Node node = await StartWithNewCartAsync();
        string name = $"{{{Prefix}}}:meta";
        await _redis.Server.CommandAsync("RENAME", name, "aside");

        await _redis.Server.CommandAsync("SADD", name, "somebody else's");
        await Eventually.IsTrue(() => node.Engine.Providers.Any(provider => provider.Error?.Contains("WRONGTYPE", StringComparison.Ordinal) == true));
        Assert.True(node.Flags.NewCart.IsEnabled());
        await Assert.ThrowsAnyAsync<Exception>(async () => await node.Store.WriteAsync(Write.NewCart("false"), Cancelled));

        await _redis.Server.CommandAsync("RENAME", "aside", name);
        await Eventually.IsTrue(() => node.IsBack);
        await node.Store.WriteAsync(Write.NewCart("false"), Cancelled);
        await Eventually.IsTrue(() => !node.Flags.NewCart.IsEnabled());
        Assert.Single(node.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task Through_kills_at_any_moment_each_acknowledged_write_is_kept_and_none_is_done_twice()
    {
        // TYPEDFLAGS_REDIS_KILLS=100 for the long proof.
        int kills = int.TryParse(Environment.GetEnvironmentVariable("TYPEDFLAGS_REDIS_KILLS"), out int wanted) ? wanted : 5;
        await using RedisFlagStore store = new(CreateOptions());
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        List<Guid> acknowledged = [];
        Task writing = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                FlagStateWrite write = Write.NewCart($$"""{"rollout":{{acknowledged.Count % 100}}}""");
                await RepeatAsync(store, write);
                acknowledged.Add(write.Id);
            }
        });

        for (int kill = 0; kill < kills; kill++)
        {
            await Task.Delay(Random.Shared.Next(20, 300), Cancelled);
            await _redis.Server.KillAsync();
            await _redis.Server.StartAgainAsync();
        }

        await over.CancelAsync();
        await writing.WaitAsync(Node.HangGuard, Cancelled);

        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged, await ReadWholeTrailAsync(store));
    }

    private static async Task<List<Guid>> ReadWholeTrailAsync(RedisFlagStore store)
    {
        List<Guid> trail = [];
        long? before = null;
        while (await store.ReadAuditAsync(new FlagAuditQuery { Limit = 1000, BeforeVersion = before }, Cancelled) is { Count: > 0 } page)
        {
            trail.AddRange(page.Select(entry => entry.WriteId));
            before = page[^1].Version;
        }

        trail.Reverse();
        return trail;
    }

    /// <summary>What whoever gets no answer should do: write the same again.</summary>
    private static async Task<StoredFlagState> RepeatAsync(FlagStore store, FlagStateWrite write)
    {
        using CancellationTokenSource late = new(Node.HangGuard);
        while (true)
        {
            try
            {
                return await store.WriteAsync(write, late.Token);
            }
            catch (Exception exception) when (exception is IOException or TimeoutException or StackExchange.Redis.RedisServerException && !late.IsCancellationRequested)
            {
                await Task.Delay(20, late.Token);
            }
        }
    }

    private async Task<Node> StartWithNewCartAsync()
    {
        Node node = CreateNode();
        await node.ReadyAsync();
        await RepeatAsync(node.Store, Write.NewCart("true"));
        await Eventually.IsTrue(() => node.Flags.NewCart.IsEnabled());
        return node;
    }

    private Node CreateNode() => new(CreateOptions());

    private RedisOptions CreateOptions() => new()
    {
        Configuration = _redis.Configuration,
        KeyPrefix = Prefix,
        ConnectTimeout = TimeSpan.FromSeconds(1),
        CommandTimeout = TimeSpan.FromSeconds(1),
        PingInterval = TimeSpan.FromMilliseconds(200),
        PollInterval = TimeSpan.FromMilliseconds(500),
    };
}
