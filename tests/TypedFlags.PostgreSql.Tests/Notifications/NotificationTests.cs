using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TypedFlags.EntityFrameworkCore;
using TypedFlags.PostgreSql;

namespace TypedFlags.Tests.PostgreSql;

public sealed class NotificationTests(PostgresDatabases databases) : IAsyncDisposable
{
    private string? _database;

    [Fact]
    public async Task A_write_on_one_node_reaches_the_others_without_a_poll()
    {
        string database = await CreateAsync();
        await using Node writer = await Node.StartAsync(database, poll: null);
        await using Node reader = await Node.StartAsync(database, poll: null);
        Assert.False(reader.Flags.NewCheckout.IsEnabled());

        await writer.Store.WriteAsync(Node.Write("new_checkout", "true"), TestContext.Current.CancellationToken);

        await Eventually.IsTrue(() => reader.Flags.NewCheckout.IsEnabled());
        Assert.Empty(reader.Troubles);
    }

    [Theory]
    [InlineData(FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Hybrid)]
    public async Task What_is_written_to_a_tenant_s_schema_is_told_and_so_is_its_end(FlagTenancy tenancy)
    {
        string database = await CreateAsync();
        await using Node writer = await Node.StartAsync(database, poll: null, tenancy: tenancy);
        await using Node reader = await Node.StartAsync(database, poll: null, tenancy: tenancy);
        FlagContext ada = new("ada") { TenantId = "acme" };
        Assert.False(reader.Flags.NewCheckout.IsEnabled(ada));

        await writer.Store.WriteAsync(Node.Write("new_checkout", "true", "acme"), TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => reader.Flags.NewCheckout.IsEnabled(ada));
        Assert.False(reader.Flags.NewCheckout.IsEnabled());

        await writer.Database.DropTenantAsync("acme", TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => !reader.Flags.NewCheckout.IsEnabled(ada));
        Assert.Empty(reader.Troubles);
    }

    [Fact]
    public async Task A_data_source_can_be_what_listens()
    {
        string database = await CreateAsync();

        int asked = 0;
        NpgsqlDataSourceBuilder builder = new(database);
        builder.UsePhysicalConnectionInitializer(_ => asked++, _ =>
        {
            asked++;
            return Task.CompletedTask;
        });
        await using NpgsqlDataSource source = builder.Build();
        await using Node writer = await Node.StartAsync(database, poll: null);
        await using Node reader = await Node.StartAsync(database, poll: null, source: source);

        await writer.Store.WriteAsync(Node.Write("new_checkout", "true"), TestContext.Current.CancellationToken);

        await Eventually.IsTrue(() => reader.Flags.NewCheckout.IsEnabled());
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_data_source_and_a_connection_string_are_refused()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create("Host=nowhere");
        PostgreSqlNotificationOptions options = new() { DataSource = source, ConnectionString = "Host=elsewhere" };

        ArgumentException refused = Assert.Throws<ArgumentException>(() => new PostgreSqlNotifications(options));

        Assert.Contains("DataSource", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_nodes_that_write_in_turn_all_see_each_write_without_a_poll()
    {
        // How fast, and with fifty: the benchmark fan-out.
        const int Count = 10;
        string database = await CreateAsync();
        Node[] nodes = await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Node.StartAsync(database, poll: null)));
        for (int round = 0; round < 3 * Count; round++)
        {
            bool wanted = round % 2 == 0;
            await nodes[round % Count].Store.WriteAsync(Node.Write("new_checkout", wanted ? "true" : "false"), TestContext.Current.CancellationToken);
            await Eventually.IsTrue(() => nodes.All(node => node.Flags.NewCheckout.IsEnabled() == wanted));
        }

        foreach (Node node in nodes)
        {
            Assert.Empty(node.Troubles);
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_messages_a_poll_finds_the_change()
    {
        string database = await CreateAsync();
        await using Node writer = await Node.StartAsync(database, poll: null, isNotified: false);
        await using Node reader = await Node.StartAsync(database, TimeSpan.FromMilliseconds(100), isNotified: false);

        await writer.Store.WriteAsync(Node.Write("new_checkout", "true"), TestContext.Current.CancellationToken);

        await Eventually.IsTrue(() => reader.Flags.NewCheckout.IsEnabled());
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_told()
    {
        string database = await CreateAsync();
        PostgreSqlNotifications notifications = new(new PostgreSqlNotificationOptions());
        int heard = 0;
        using CancellationTokenSource end = new();
        Task watch = notifications.WatchAsync(database, () => Interlocked.Increment(ref heard), end.Token);
        await Eventually.IsTrue(() => Volatile.Read(ref heard) == 1);

        await NotifyAsync(database, notifications, isCommitted: false);
        await NotifyAsync(database, notifications, isCommitted: true);
        await Eventually.IsTrue(() => Volatile.Read(ref heard) > 1);

        // Messages come in order of their commits, so that an earlier one would have come already.
        Assert.Equal(2, Volatile.Read(ref heard));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    [Fact]
    public async Task Channels_do_not_hear_each_other()
    {
        string database = await CreateAsync();
        PostgreSqlNotifications here = new(new PostgreSqlNotificationOptions { Channel = "Here" });
        PostgreSqlNotifications there = new(new PostgreSqlNotificationOptions { Channel = "here" });
        int heard = 0;
        using CancellationTokenSource end = new();
        Task watch = here.WatchAsync(database, () => Interlocked.Increment(ref heard), end.Token);
        await Eventually.IsTrue(() => Volatile.Read(ref heard) == 1);

        await NotifyAsync(database, there, isCommitted: true);
        await NotifyAsync(database, here, isCommitted: true);
        await Eventually.IsTrue(() => Volatile.Read(ref heard) > 1);

        Assert.Equal(2, Volatile.Read(ref heard));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    [Theory]
    [InlineData("", 10, 5, "Channel")]
    [InlineData("a\"; DROP TABLE flag_states", 10, 5, "Channel")]
    [InlineData("typedflags", 0, 5, "KeepAlive")]
    [InlineData("typedflags", 10, 10_000, "ReplyTimeout")]
    public void Options_that_can_not_work_are_refused_at_once(string channel, int keepAlive, int reply, string named)
    {
        PostgreSqlNotificationOptions options = new()
        {
            Channel = channel,
            KeepAlive = TimeSpan.FromSeconds(keepAlive),
            ReplyTimeout = TimeSpan.FromSeconds(reply),
        };

        ArgumentException refused = Assert.Throws<ArgumentException>(() => new PostgreSqlNotifications(options));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await databases.DropAsync(_database);
        }
    }

    private static async Task NotifyAsync(string database, PostgreSqlNotifications notifications, bool isCommitted)
    {
        await using TypedFlagsDbContext context = new(new DbContextOptionsBuilder<TypedFlagsDbContext>().UseNpgsql(database).Options);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
        await notifications.NotifyAsync(context, version: 1, default);
        if (isCommitted)
        {
            await transaction.CommitAsync();
        }
    }

    private async Task<string> CreateAsync()
    {
        _database = await databases.CreateAsync();
        await Node.MakeTablesAsync(_database);
        return _database;
    }
}
