using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.DependencyInjection;

public class AddRedisTests(RedisFixture redis)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_to_the_store_is_what_flags_answer()
    {
        await using Node node = new(redis.CreateOptions());
        await node.ReadyAsync();
        Assert.False(node.Flags.NewCart.IsEnabled());

        await node.Store.WriteAsync(Write.NewCart("true"), Cancelled);

        await Eventually.IsTrue(() => node.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task A_change_by_one_node_reaches_another_long_before_it_asks()
    {
        RedisOptions options = redis.CreateOptions();
        options.PollInterval = null;
        await using Node writer = new(options);
        await using Node reader = new(options);
        await reader.HearsAsync(writer);

        await writer.Store.WriteAsync(Write.NewCart("true"), Cancelled);

        await Eventually.IsTrue(() => reader.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public void Two_stores_of_one_application_are_not_cached_under_one_prefix()
    {
        TypedFlagsBuilder builder = new ServiceCollection().AddTypedFlags();
        RedisOptions options = redis.CreateOptions(RedisRoles.Cache);
        builder.AddMemoryStore().AddRedis(own => Node.Copy(options, own)).AddMemoryStore();

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => builder.AddRedis(own => Node.Copy(options, own)));

        Assert.Contains("KeyPrefix", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_stores_of_one_application_are_cached_under_a_prefix_each()
    {
        MemoryFlagStore one = new();
        MemoryFlagStore other = new();
        await one.WriteAsync(Write.NewCart("true"), Cancelled);
        await other.WriteAsync(Write.GiftWrap("true"), Cancelled);

        await using Node node = new(builder => builder
            .AddStore(_ => one).AddRedis(own => Node.Copy(redis.CreateOptions(RedisRoles.Cache), own))
            .AddStore(_ => other).AddRedis(own => Node.Copy(redis.CreateOptions(RedisRoles.Cache), own)));
        await node.ReadyAsync();

        Assert.True(node.Flags.NewCart.IsEnabled());
        Assert.True(node.Flags.GiftWrap.IsEnabled());
    }

    [Theory]
    [InlineData("", "typedflags", "names no server")]
    [InlineData("localhost:6379,nonsense=1,password=secret", "typedflags", "cannot be read")]
    [InlineData("localhost:6379", "", "KeyPrefix")]
    [InlineData("localhost:6379", "{shop}", "KeyPrefix")]
    public void Options_that_cannot_work_are_refused_with_a_reason(string configuration, string prefix, string reason)
    {
        TypedFlagsBuilder builder = new ServiceCollection().AddTypedFlags();

        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => builder.AddRedis(options =>
        {
            options.Configuration = configuration;
            options.KeyPrefix = prefix;
        }));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_and_sizes_out_of_range_are_refused_all_at_once()
    {
        RedisOptions options = new()
        {
            Configuration = "localhost:6379",
            ConnectTimeout = TimeSpan.Zero,
            CommandTimeout = TimeSpan.FromDays(1),
            PingInterval = TimeSpan.FromSeconds(-1),
            PollInterval = TimeSpan.FromMilliseconds(1),
            MaxAuditEntries = 1,
            CacheLifetime = TimeSpan.Zero,
            CacheTimeout = TimeSpan.FromDays(1),
            MaxCacheEntryBytes = 1,
            Roles = RedisRoles.Store | RedisRoles.Notifications,
        };

        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => new RedisFlagStore(options));

        Assert.Equal(9, refused.Failures.Count());
    }
}
