using Microsoft.Extensions.Logging;
using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Faults;

/// <summary>Redis is there, and what it had is not.</summary>
public sealed class RedisDataLossTests : IAsyncLifetime
{
    private RedisServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await RedisServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_flush_or_an_empty_start_the_last_answer_holds_until_somebody_writes(bool isRestarted)
    {
        await using Node node = new(CreateOptions());
        await node.ReadyAsync();
        await node.Store.WriteAsync(Write.NewCart("true"), Cancelled);
        await Eventually.IsTrue(() => node.Flags.NewCart.IsEnabled());

        if (isRestarted)
        {
            await _server.KillAsync();
            await _server.StartAgainEmptyAsync();
        }
        else
        {
            await _server.CommandAsync("FLUSHALL");
        }

        await Eventually.IsTrue(() => node.Engine.Providers.Any(provider => provider.Error?.Contains("has lost the state", StringComparison.Ordinal) == true));
        Assert.True(node.Flags.NewCart.IsEnabled());
        Assert.Single(node.Log.At(LogLevel.Error));

        await node.Store.WriteAsync(Write.GiftWrap("true"), Cancelled);
        await Eventually.IsTrue(() => node.Flags.GiftWrap.IsEnabled());
        Assert.False(node.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task After_a_start_from_a_backup_it_is_the_backup_that_holds_and_versions_go_on_growing()
    {
        await using Node node = new(CreateOptions());
        await node.ReadyAsync();
        await node.Store.WriteAsync(Write.NewCart("true"), Cancelled);
        string backup = _server.CopyData();
        StoredFlagState lost = await node.Store.WriteAsync(Write.GiftWrap("true"), Cancelled);
        await Eventually.IsTrue(() => node.Flags.GiftWrap.IsEnabled());

        await _server.KillAsync();
        await _server.StartAgainWithAsync(backup);
        await Eventually.IsTrue(() => !node.Flags.GiftWrap.IsEnabled());

        Assert.True(node.Flags.NewCart.IsEnabled());
        StoredFlagState next = await node.Store.WriteAsync(Write.GiftWrap("false"), Cancelled);
        Assert.True(next.Version > lost.Version, "A version that was lost was given out again.");
    }

    private RedisOptions CreateOptions() => new()
    {
        Configuration = _server.Configuration,
        ConnectTimeout = TimeSpan.FromSeconds(1),
        PingInterval = TimeSpan.FromMilliseconds(500),
        PollInterval = TimeSpan.FromMilliseconds(200),
    };
}
