using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Cache;

/// <summary>What Redis answers to a question, and when it does not believe itself.</summary>
public sealed class CacheClientTests(RedisFixture redis) : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private static readonly FlagStoreChanges Answer = new([], IsComplete: false, "8");

    private readonly RedisOptions _options = redis.CreateOptions(RedisRoles.Cache);
    private RedisLink? _link;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _link?.DisposeAsync() ?? default;

    [Fact]
    public async Task The_first_asks_the_store_the_second_waits_and_then_takes_it()
    {
        CacheClient client = Create();
        CacheReply first = await client.AskAsync("7", Lifetime, Cancelled);
        CacheReply second = await client.AskAsync("7", Lifetime, Cancelled);

        await client.KeepAsync("7", first, Answer, Cancelled);
        CacheReply third = await client.AskAsync("7", Lifetime, Cancelled);

        Assert.Equal([CacheAdvice.Load, CacheAdvice.Wait, CacheAdvice.Take], [first.Advice, second.Advice, third.Advice]);
        Assert.Equal("8", CachedAnswer.Read("7", third.Answer, 1024).Position);
    }

    [Fact]
    public async Task Who_asks_from_elsewhere_gets_no_answer_that_is_not_his()
    {
        CacheClient client = Create();
        await client.KeepAsync("7", await client.AskAsync("7", Lifetime, Cancelled), Answer, Cancelled);

        Assert.Equal(CacheAdvice.Load, (await client.AskAsync("6", Lifetime, Cancelled)).Advice);
        Assert.Equal(CacheAdvice.Load, (await client.AskAsync("", Lifetime, Cancelled)).Advice);
    }

    [Fact]
    public async Task An_answer_that_was_asked_for_before_a_write_is_not_kept()
    {
        CacheClient client = Create();
        CacheReply asked = await client.AskAsync("7", Lifetime, Cancelled);

        await TellOfWriteAsync();
        await client.KeepAsync("7", asked, Answer, Cancelled);

        Assert.Equal(CacheAdvice.Load, (await client.AskAsync("7", Lifetime, Cancelled)).Advice);
    }

    [Fact]
    public async Task A_write_makes_void_what_was_kept()
    {
        CacheClient client = Create();
        await client.KeepAsync("7", await client.AskAsync("7", Lifetime, Cancelled), Answer, Cancelled);

        await TellOfWriteAsync();

        Assert.Equal(CacheAdvice.Load, (await client.AskAsync("7", Lifetime, Cancelled)).Advice);
    }

    [Fact]
    public async Task Of_two_answers_the_one_that_was_asked_for_later_stays()
    {
        CacheClient client = Create();
        CacheReply early = await client.AskAsync("7", Lifetime, Cancelled);
        CacheReply later = await client.AskAsync("7", TimeSpan.Zero, Cancelled);
        Assert.Equal(CacheAdvice.Load, later.Advice);

        await client.KeepAsync("7", later, Answer with { Position = "9" }, Cancelled);
        await client.KeepAsync("7", early, Answer, Cancelled);

        CacheReply kept = await client.AskAsync("7", Lifetime, Cancelled);
        Assert.Equal("9", CachedAnswer.Read("7", kept.Answer, 1024).Position);
    }

    [Fact]
    public async Task Everything_in_answer_to_a_position_answers_who_has_none_too_and_makes_void_what_was_before()
    {
        CacheClient client = Create();
        await client.KeepAsync("6", await client.AskAsync("6", Lifetime, Cancelled), Answer, Cancelled);

        await client.KeepAsync("7", await client.AskAsync("7", Lifetime, Cancelled), Answer with { IsComplete = true }, Cancelled);

        Assert.Equal(CacheAdvice.Take, (await client.AskAsync("7", Lifetime, Cancelled)).Advice);
        Assert.Equal(CacheAdvice.Take, (await client.AskAsync("", Lifetime, Cancelled)).Advice);
        Assert.Equal(CacheAdvice.Load, (await client.AskAsync("6", Lifetime, Cancelled)).Advice);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_asked_for_by_each_without_waiting()
    {
        _options.MaxCacheEntryBytes = 1024;
        CacheClient client = Create();
        StoredFlagState large = new("new_cart", null, System.Text.Json.JsonElement.Parse($"\"{new string('x', 2000)}\""), 1, default, "olga");

        await client.KeepAsync("", await client.AskAsync("", Lifetime, Cancelled), Answer with { States = [large], IsComplete = true }, Cancelled);

        Assert.Equal(CacheAdvice.Alone, (await client.AskAsync("", Lifetime, Cancelled)).Advice);
    }

    [Fact]
    public async Task Whose_store_failed_gives_the_turn_to_the_next()
    {
        CacheClient client = Create();

        await client.GiveUpAsync("7", await client.AskAsync("7", Lifetime, Cancelled), Cancelled);

        Assert.Equal(CacheAdvice.Load, (await client.AskAsync("7", Lifetime, Cancelled)).Advice);
    }

    [Fact]
    public async Task Questions_that_nobody_asks_any_more_do_not_pile_up()
    {
        CacheClient client = Create();
        for (int question = 0; question < 300; question++)
        {
            await client.KeepAsync($"{question}", await client.AskAsync($"{question}", Lifetime, Cancelled), Answer, Cancelled);
        }

        string fields = await redis.Server.CommandAsync("HLEN", CacheKey);
        Assert.InRange(int.Parse(fields[1..], System.Globalization.CultureInfo.InvariantCulture), 1, 65);
        Assert.NotEqual(":-1", await redis.Server.CommandAsync("PTTL", CacheKey));
    }

    [Theory]
    [InlineData("=7")]
    [InlineData("?7")]
    public async Task What_is_from_the_time_before_Redis_clock_was_set_back_holds_up_nobody(string field)
    {
        CacheClient client = Create();
        CacheReply asked = await client.AskAsync("7", Lifetime, Cancelled);
        string inAnHour = $"{long.Parse(asked.At, System.Globalization.CultureInfo.InvariantCulture) + 3_600_000_000}";
        await using RedisLink link = new(_options);
        await link.RunAsync(database => database.HashSetAsync(CacheKey, field, $"{asked.Generation}\n{inAnHour}\nx"), Cancelled);

        CacheReply next = await client.AskAsync("7", Lifetime, Cancelled);
        await client.KeepAsync("7", next, Answer, Cancelled);

        Assert.Equal(CacheAdvice.Take, (await client.AskAsync("7", Lifetime, Cancelled)).Advice);
    }

    [Fact]
    public async Task After_a_new_start_of_Redis_nothing_from_before_is_believed()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        _options.Configuration = server.Configuration;
        CacheClient client = Create();
        await client.KeepAsync("7", await client.AskAsync("7", Lifetime, Cancelled), Answer, Cancelled);

        await server.KillAsync();
        await server.StartAgainAsync();
        Assert.Equal(":1", await server.CommandAsync("HLEN", CacheKey));

        Assert.Equal(CacheAdvice.Load, (await Create().AskAsync("7", Lifetime, Cancelled)).Advice);
    }

    private string CacheKey => new RedisKeys(_options.KeyPrefix).Cache!;

    private CacheClient Create()
    {
        _link = new RedisLink(_options);
        return new CacheClient(_link, new RedisKeys(_options.KeyPrefix), _options);
    }

    private async Task TellOfWriteAsync()
    {
        await using ChangeAnnouncer announcer = new(
            new RedisLink(_options), new RedisKeys(_options.KeyPrefix), Node.HangGuard, new RedisOutage("", Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
        announcer.Announce();
        await Eventually.IsTrue(() => !announcer.IsBehind);
    }
}
