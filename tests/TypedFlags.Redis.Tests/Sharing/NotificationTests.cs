using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Sharing;

/// <summary>The state is in another store, which nobody polls here: whatever a node sees it was told of through Redis.</summary>
public sealed class NotificationTests : IAsyncLifetime
{
    private readonly MemoryFlagStore _shared = new();
    private RedisServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await RedisServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_write_to_any_store_reaches_the_other_nodes()
    {
        await using Node writer = CreateNode();
        await using Node reader = CreateNode();
        await reader.HearsAsync(writer);

        await writer.Store.WriteAsync(Write.NewCart("true"), Cancelled);

        await Eventually.IsTrue(() => reader.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task Fifty_nodes_all_see_a_change()
    {
        Node[] nodes = [.. Enumerable.Range(0, 50).Select(_ => CreateNode())];
        await Task.WhenAll(nodes.Select(node => node.HearsAsync(nodes[0])));

        await nodes[0].Store.WriteAsync(Write.NewCart("true"), Cancelled);

        await Eventually.IsTrue(() => nodes.All(node => node.Flags.NewCart.IsEnabled()));
        foreach (Node node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_is_written_while_Redis_is_away_is_written_and_told_of_when_it_is_back()
    {
        await using Node writer = CreateNode();
        await using Node reader = CreateNode();
        await reader.HearsAsync(writer);

        await _server.KillAsync();
        await writer.Store.WriteAsync(Write.NewCart("true"), Cancelled);
        await Eventually.IsTrue(() => Untold(writer).Any());
        await _server.StartAgainAsync();

        await Eventually.IsTrue(() => reader.Flags.NewCart.IsEnabled());
        await Eventually.IsTrue(() => writer.Log.At(LogLevel.Information).Any(line => line.EndsWith("again", StringComparison.Ordinal)));
        Assert.Single(Untold(writer));
        Assert.Empty(reader.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task A_Redis_that_hangs_holds_up_neither_writing_nor_reading()
    {
        await using Node node = CreateNode();
        await node.HearsAsync(node);

        _server.Pause();
        await node.Store.WriteAsync(Write.NewCart("true"), Cancelled).AsTask().WaitAsync(Node.HangGuard, Cancelled);
        Assert.Single((await node.Store.ReadAsync(null, Cancelled)).States, state => state.FlagKey == "new_cart");
        _server.Continue();

        await Eventually.IsTrue(() => node.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task A_refused_write_is_refused_as_without_Redis()
    {
        await using Node node = CreateNode();
        await node.Store.WriteAsync(Write.NewCart("true"), Cancelled);

        await Assert.ThrowsAsync<FlagStoreConflictException>(
            async () => await node.Store.WriteAsync(Write.NewCart("false") with { ExpectedVersion = 0 }, Cancelled));
    }

    [Fact]
    public async Task The_store_is_disposed_with_the_application()
    {
        SilentStore store = new(_shared);
        await using (Node node = CreateNode(store))
        {
            await node.ReadyAsync();
        }

        Assert.True(store.IsDisposed);
    }

    [Fact]
    public void Without_a_store_before_it_there_is_nothing_to_tell_of()
    {
        TypedFlagsBuilder builder = new ServiceCollection().AddTypedFlags();

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => builder.AddRedis(own => Node.Copy(CreateOptions(), own)));

        Assert.Contains("Add the store first", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Untold(Node node) =>
        node.Log.At(LogLevel.Warning).Where(line => line.Contains("is no help", StringComparison.Ordinal));

    private Node CreateNode(SilentStore? store = null) =>
        new(builder => builder.AddStore(_ => store ?? new SilentStore(_shared)).AddRedis(own => Node.Copy(CreateOptions(), own)));

    private RedisOptions CreateOptions() => new()
    {
        Configuration = _server.Configuration,
        Roles = RedisRoles.Notifications,
        ConnectTimeout = TimeSpan.FromSeconds(1),
        CommandTimeout = TimeSpan.FromSeconds(1),
        PingInterval = TimeSpan.FromMilliseconds(500),
    };
}
