using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.PostgreSql;

/// <summary>
/// A real server fails in each way, while one asks for flags and another writes. Each time the last good answer stays, nobody who asks sees an exception, the
/// log says once what is wrong and once that it is over, and each write that was said to be done is there once.
/// </summary>
public sealed class FaultTests(FaultTests.Server fixture) : IClassFixture<FaultTests.Server>
{
    [Fact]
    public Task Stopped_and_started_again() => SurviveAsync(static (server, _) => server.StopAsync(), static server => server.StartAsync());

    [Fact]
    public Task Killed_in_a_transaction_that_all_writers_wait_for_and_started_again() => SurviveAsync(
        static async (server, database) =>
        {
            await using NpgsqlConnection connection = new(database);
            await connection.OpenAsync();
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
            await using NpgsqlCommand half = new(
                """UPDATE flag_sequence SET version = version + 1; UPDATE flag_states SET version = version + 1, state = '{"serve":-1}'""", connection, transaction);
            await half.ExecuteNonQueryAsync();
            await server.KillAsync();
        },
        static server => server.StartAsync());

    [Theory]
    [InlineData(FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Hybrid)]
    public async Task Killed_while_a_tenant_s_schema_was_made_and_started_again(FlagTenancy tenancy)
    {
        string database = await fixture.CreateDatabaseAsync();
        await using Node node = await Node.StartAsync(database, TimeSpan.FromMilliseconds(500), tenancy: tenancy);
        FlagContext acme = new("ada") { TenantId = "acme" };
        FlagContext umbrella = new("ada") { TenantId = "umbrella" };
        await node.Store.WriteAsync(Node.Write("max_items", "1", "umbrella"), TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => node.Flags.MaxItems.GetValue(umbrella) == 1);

        // The schema, its tables and all rows are there, and the commit is what the server does not live to see.
        KillAtCommit kill = new(fixture.Postgres);
        DbContextOptions<TypedFlagsDbContext> options = new DbContextOptionsBuilder<TypedFlagsDbContext>().UseNpgsql(database).AddInterceptors(kill).Options;
        EntityFrameworkFlagStore dying = new(() => new TypedFlagsDbContext(options), options: new EntityFrameworkStoreOptions { Tenancy = tenancy });
        FlagStateWrite write = Node.Write("max_items", "2", "acme");
        await Assert.ThrowsAnyAsync<Exception>(async () => await dying.WriteAsync(write, TestContext.Current.CancellationToken));
        Assert.True(kill.HasTables, "The schema was not made yet.");
        await Eventually.IsTrue(() => node.Status.FailingSince is not null);
        Assert.Equal((0, 1), (node.Flags.MaxItems.GetValue(acme), node.Flags.MaxItems.GetValue(umbrella)));
        await fixture.Postgres.StartAsync();

        StoredFlagState written = await Writing.UntilDoneAsync(node.Store, write);
        StoredFlagState again = await node.Store.WriteAsync(write, TestContext.Current.CancellationToken);

        await Eventually.IsTrue(() => node.Flags.MaxItems.GetValue(acme) == 2);
        Assert.Equal(written.Version, again.Version);
        Assert.Single(await node.Store.ReadAuditAsync(new FlagAuditQuery { TenantId = "acme" }, TestContext.Current.CancellationToken));
        Assert.True(node.Troubles.Count == 1, string.Join('\n', node.Troubles));
    }

    [Fact]
    public Task Hanging_for_a_while() => SurviveAsync(
        static (server, _) =>
        {
            server.Freeze();
            return Task.CompletedTask;
        },
        static server =>
        {
            server.Thaw();
            return Task.CompletedTask;
        });

    [Fact]
    public async Task Connections_that_are_cut_silently_are_noticed_and_made_anew()
    {
        string direct = await fixture.CreateDatabaseAsync();
        await using TcpProxy proxy = new(fixture.Postgres.Port);
        string through = new NpgsqlConnectionStringBuilder(direct) { Port = proxy.Port }.ConnectionString;
        await using Node writer = await Node.StartAsync(direct, poll: null);
        await using Node node = await Node.StartAsync(through, poll: null);
        await writer.Store.WriteAsync(Node.Write("max_items", "1"), TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => node.Flags.MaxItems.GetValue() == 1);
        await using Asking asking = new(node);
        int before = proxy.Connections;

        proxy.CutSilently();
        await writer.Store.WriteAsync(Node.Write("max_items", "2"), TestContext.Current.CancellationToken);

        // Nothing told it of the write, and nothing polls: only a listener that finds out that it hears nothing.
        await Eventually.IsTrue(() => node.Flags.MaxItems.GetValue() == 2);
        await writer.Store.WriteAsync(Node.Write("max_items", "3"), TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => node.Flags.MaxItems.GetValue() == 3);
        await asking.StopAsync();
        Assert.Equal([1, 2, 3], asking.Answers);
        Assert.True(proxy.Connections > before, "It was never cut.");

        // One of the listener, one of the reading where that went through a cut connection too.
        Assert.InRange(node.Troubles.Count, 1, 2);
    }

    [Fact]
    public async Task Writes_whose_connections_are_cut_silently_are_each_done_once()
    {
        string direct = await fixture.CreateDatabaseAsync();
        await using TcpProxy proxy = new(fixture.Postgres.Port);

        // The server, too, believes in the cut connection, and in the transaction that may be open there: this is what docs/database.md says to set.
        string through = new NpgsqlConnectionStringBuilder(direct) { Port = proxy.Port, Options = "-c idle_in_transaction_session_timeout=2s" }.ConnectionString;
        await using Node node = await Node.StartAsync(through, poll: null);
        await using Writing writing = new(node.Store);
        writing.Start();
        await Eventually.IsTrue(() => writing.Done > 20);

        proxy.CutSilently();
        int done = writing.Done;
        await Eventually.IsTrue(() => writing.Failures > 0 && writing.Done > done + 20);

        await writing.StopAndCheckAsync();
        await Eventually.IsTrue(() => node.Flags.MaxItems.GetValue() == writing.Done);
    }

    private async Task SurviveAsync(Func<PostgresServer, string, Task> fail, Func<PostgresServer, Task> recover)
    {
        string database = await fixture.CreateDatabaseAsync();
        await using Node node = await Node.StartAsync(database, TimeSpan.FromMilliseconds(500));
        await using Node other = await Node.StartAsync(database, poll: null);
        await using Asking asking = new(node);
        await using Writing writing = new(other.Store);
        writing.Start();
        await Eventually.IsTrue(() => writing.Done > 20 && node.Flags.MaxItems.GetValue() > 0);

        await fail(fixture.Postgres, database);
        try
        {
            await Eventually.IsTrue(() => node.Status.FailingSince is not null && writing.Failures > 0);
            int last = node.Flags.MaxItems.GetValue();
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            Assert.Equal(last, node.Flags.MaxItems.GetValue());
        }
        finally
        {
            await recover(fixture.Postgres);
        }

        int done = writing.Done;
        await Eventually.IsTrue(() => node.Status.FailingSince is null && writing.Done > done + 20);
        await writing.StopAndCheckAsync();
        await Eventually.IsTrue(() => node.Flags.MaxItems.GetValue() == writing.Done);
        await asking.StopAsync();
        Assert.Equal(asking.Answers.Order(), asking.Answers);
        Assert.True(node.Troubles.Count == 1, string.Join('\n', node.Troubles));
        Assert.False(node.Troubles[0].EndsWith("a transient failure.", StringComparison.Ordinal), "It says that something is wrong, and not what.");
        Assert.Single(node.Log.At(LogLevel.Information), static line => line.Contains("again", StringComparison.Ordinal));
        Assert.Empty(node.Log.OfOthers);
    }

    /// <summary>A server of these tests' own, since they break it. One after the other: tests of a class don't run at once.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private PostgresServer? _postgres;
        private int _databases;

        internal PostgresServer Postgres => _postgres!;

        public async ValueTask InitializeAsync() => _postgres = await PostgresServer.CreateAsync();

        public async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await Postgres.DisposeAsync();
        }

        public async Task<string> CreateDatabaseAsync()
        {
            string name = $"fault_{++_databases}";
            await using (NpgsqlConnection connection = new(Postgres.ConnectionString + ";Pooling=false"))
            {
                await connection.OpenAsync();
                await using NpgsqlCommand command = new($"CREATE DATABASE {name}", connection);
                await command.ExecuteNonQueryAsync();
            }

            string database = new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { Database = name, Timeout = 4, CommandTimeout = 4 }.ConnectionString;
            await Node.MakeTablesAsync(database);
            return database;
        }
    }
}
