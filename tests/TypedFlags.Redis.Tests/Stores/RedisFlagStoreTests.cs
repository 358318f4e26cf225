using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Stores;

public sealed class RedisFlagStoreTests(RedisFixture redis) : FlagStoreContract
{
    private readonly List<RedisFlagStore> _stores = [];

    public override async ValueTask DisposeAsync()
    {
        foreach (RedisFlagStore store in _stores)
        {
            await store.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task Applications_with_a_prefix_each_do_not_see_each_other()
    {
        RedisFlagStore shop = Create(redis.CreateOptions());
        RedisFlagStore bank = Create(redis.CreateOptions());
        await shop.WriteAsync(Write("new_cart", "true"), Cancelled);

        Assert.Empty((await bank.ReadAsync(null, Cancelled)).States);
        Assert.Empty(await bank.ReadAuditAsync(new FlagAuditQuery(), Cancelled));
    }

    [Fact]
    public async Task Another_process_goes_on_with_what_is_there()
    {
        RedisOptions options = redis.CreateOptions();
        StoredFlagState first = await Create(options).WriteAsync(Write("new_cart", "true"), Cancelled);

        StoredFlagState second = await Create(options).WriteAsync(Write("new_cart", "false", expected: first.Version), Cancelled);

        Assert.True(second.Version > first.Version);
    }

    [Fact]
    public async Task A_server_that_forgot_its_scripts_is_told_them_again()
    {
        RedisFlagStore store = Create(redis.CreateOptions());
        await store.WriteAsync(Write("new_cart", "true"), Cancelled);

        await redis.Server.CommandAsync("SCRIPT", "FLUSH");
        await store.WriteAsync(Write("new_cart", "false"), Cancelled);

        Assert.Equal(2, (await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Count);
    }

    [Fact]
    public async Task Of_the_audit_trail_the_latest_entries_are_kept_and_all_states()
    {
        RedisOptions options = redis.CreateOptions();
        options.MaxAuditEntries = 1000;
        RedisFlagStore store = Create(options);
        FlagStateWrite[] writes = [.. Enumerable.Range(0, 1010).Select(number => Write($"flag_{number}", "true"))];
        foreach (FlagStateWrite write in writes)
        {
            await store.WriteAsync(write, Cancelled);
        }

        IReadOnlyList<FlagAuditEntry> trail = await store.ReadAuditAsync(new FlagAuditQuery { Limit = 1000 }, Cancelled);

        Assert.Equal(writes[10..].Reverse().Select(write => write.Id), trail.Select(entry => entry.WriteId));
        Assert.Equal(1010, (await store.ReadAsync(null, Cancelled)).States.Count);
        Assert.Equal(":1000", await redis.Server.CommandAsync("HLEN", $"{{{options.KeyPrefix}}}:writes"));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("12\n13\n\"olga\"\n{\"rollout\":")]
    [InlineData("12\n13\n\"olga\"\ntrue false")]
    [InlineData("-1\n13\n\"olga\"\ntrue")]
    [InlineData("12\n999999999999999999\n\"olga\"\ntrue")]
    public async Task An_entry_that_somebody_else_spoiled_is_passed_over(string spoiled)
    {
        RedisOptions options = redis.CreateOptions();
        RedisFlagStore store = Create(options);
        await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        await redis.Server.CommandAsync("HSET", $"{{{options.KeyPrefix}}}:state", "gift_wrap", spoiled);

        FlagStoreChanges all = await store.ReadAsync(null, Cancelled);

        Assert.Equal("new_cart", Assert.Single(all.States).FlagKey);
    }

    [Fact]
    public async Task A_key_of_another_kind_stops_a_write_before_anything_has_changed()
    {
        RedisOptions options = redis.CreateOptions();
        RedisFlagStore store = Create(options);
        await redis.Server.CommandAsync("SET", $"{{{options.KeyPrefix}}}:audit", "somebody else's");

        await Assert.ThrowsAsync<StackExchange.Redis.RedisServerException>(async () => await store.WriteAsync(Write("new_cart", "true"), Cancelled));

        Assert.Empty((await store.ReadAsync(null, Cancelled)).States);
    }

    [Fact]
    public async Task A_key_that_is_no_text_is_refused()
    {
        RedisFlagStore store = Create(redis.CreateOptions());

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.WriteAsync(Write("half \ud83d", "true"), Cancelled));
    }

    [Fact]
    public async Task Who_watches_is_told_of_another_s_write()
    {
        RedisOptions options = redis.CreateOptions();
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        using SemaphoreSlim told = new(0);
        Task watching = Create(options).WatchAsync(() => told.Release(), over.Token);
        Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(60), Cancelled), "It was not told that listening began.");

        await Create(options).WriteAsync(Write("new_cart", "true"), Cancelled);

        Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(60), Cancelled), "It was not told of the write.");
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    protected override ValueTask<FlagStore> CreateAsync() => new(Create(redis.CreateOptions()));

    private RedisFlagStore Create(RedisOptions options)
    {
        RedisFlagStore store = new(options);
        _stores.Add(store);
        return store;
    }
}
