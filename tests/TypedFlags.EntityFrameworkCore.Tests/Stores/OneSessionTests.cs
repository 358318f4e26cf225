using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>
/// Where connections lead to several servers (replicas, of which some lag behind), what one command tells and what the next one finds must not be of two of them: the
/// version of the one, and the states of the other, would be writes that are missed for good.
/// </summary>
public sealed class OneSessionTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<FlagTenancy> Tenancies => [.. Enum.GetValues<FlagTenancy>()];

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task All_commands_of_a_reading_are_on_one_connection_that_is_given_back(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        Connections connections = new();
        EntityFrameworkFlagStore store = _database.Store(tenancy, connections);
        await store.WriteAsync(TenancyTests.Write("new_cart", "true", "acme"), Cancelled);
        string position = (await store.ReadAsync(null, Cancelled)).Position;
        await store.WriteAsync(TenancyTests.Write("new_cart", "false", "acme"), Cancelled);
        connections.Clear();

        Assert.Single((await store.ReadAsync(position, Cancelled)).States);

        Assert.Equal((1, 1), (connections.Opened, connections.Closed));
    }

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task Which_lists_of_users_there_are_is_read_on_one_connection(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        Connections connections = new();
        EntityFrameworkFlagStore store = _database.Store(tenancy, connections);
        await store.UserLists.AddAsync(new FlagUserList("new_cart", "acme"), ["ada"], "carol", cancellationToken: Cancelled);
        connections.Clear();

        Assert.Single(await store.CreateMembershipSource().LoadListsAsync(Cancelled));

        Assert.Equal((1, 1), (connections.Opened, connections.Closed));
    }

    private sealed class Connections : DbConnectionInterceptor
    {
        private int _opened;
        private int _closed;

        public int Opened => Volatile.Read(ref _opened);

        public int Closed => Volatile.Read(ref _closed);

        public void Clear() => _opened = _closed = 0;

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _opened);
            return Task.CompletedTask;
        }

        public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
        {
            Interlocked.Increment(ref _closed);
            return Task.CompletedTask;
        }
    }
}
