using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>What one look-up costs the database.</summary>
public sealed class LookUpTests(PostgresDatabases databases) : IAsyncDisposable
{
    /// <summary>How many users are in the large list; set <c>TYPEDFLAGS_LIST_USERS=1000000</c> for the full number.</summary>
    private static readonly int Users = int.Parse(Environment.GetEnvironmentVariable("TYPEDFLAGS_LIST_USERS") ?? "20000", CultureInfo.InvariantCulture);

    private readonly TenancyDatabase _database = new(databases);
    private readonly Commands _commands = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(FlagTenancy.Column)]
    [InlineData(FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Hybrid)]
    public async Task A_look_up_is_one_query_that_reads_the_user_s_own_rows(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(tenancy, _commands);
        await store.UserLists.AddAsync(new FlagUserList("new_checkout"), ["ada", "bob", "eve"], "carol", cancellationToken: Cancelled);
        await store.UserLists.AddAsync(new FlagUserList("gift_wrap", "acme", IsExclude: true), ["ada", "bob"], "carol", cancellationToken: Cancelled);
        await using NodeWithLists node = await NodeWithLists.StartAsync(store);
        _commands.Clear();

        await node.Engine.PrepareAsync(new FlagContext("ada") { TenantId = "acme" }, Cancelled);

        Assert.Single(_commands.Texts);

        // Two rows, and the end.
        Assert.Equal(3, _commands.Reads);
    }

    [Fact]
    public async Task Without_any_list_nothing_is_asked()
    {
        await _database.CreateAsync();
        await using NodeWithLists node = await NodeWithLists.StartAsync(_database.Store(FlagTenancy.Column, _commands));
        _commands.Clear();

        await node.Engine.PrepareAsync(new FlagContext("ada"), Cancelled);

        Assert.Empty(_commands.Texts);
    }

    [Fact]
    public async Task Among_many_users_one_is_found_by_the_index_alone()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Column, _commands);
        long began = TimeProvider.System.GetTimestamp();
        await store.UserLists.AddAsync(new FlagUserList("new_checkout"), Enumerable.Range(0, Users).Select(static user => $"user-{user}"), "carol", cancellationToken: Cancelled);
        TimeSpan adding = TimeProvider.System.GetElapsedTime(began);
        await using (TypedFlagsDbContext context = _database.Open())
        {
            await context.Database.ExecuteSqlAsync($"VACUUM ANALYZE flag_user_list_members", Cancelled);
        }

        await using NodeWithLists node = await NodeWithLists.StartAsync(store);
        Assert.True(await node.IsOnAsync("new_checkout", $"user-{Users - 1}"));
        Assert.False(await node.IsOnAsync("new_checkout", $"user-{Users}"));
        string query = _commands.Texts.Last().Replace("@p0", "'user-7'", StringComparison.Ordinal);

        List<string> plan = await _database.AskAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create("EXPLAIN " + query));

        Assert.Contains("Index Only Scan using \"PK_flag_user_list_members\"", string.Join('\n', plan), StringComparison.Ordinal);
        await TellAsync(node, store, adding);
    }

    /// <summary>For docs/performance.md; nothing depends on it.</summary>
    private static async Task TellAsync(NodeWithLists node, EntityFrameworkFlagStore store, TimeSpan adding)
    {
        const int LookUps = 1000;
        long began = TimeProvider.System.GetTimestamp();
        for (int lookUp = 0; lookUp < LookUps; lookUp++)
        {
            await node.Engine.PrepareAsync(new FlagContext($"user-{lookUp * 997 % Users}"), Cancelled);
        }

        TimeSpan lookingUp = TimeProvider.System.GetElapsedTime(began);
        began = TimeProvider.System.GetTimestamp();
        await store.UserLists.ReplaceAsync(new FlagUserList("new_checkout"), Enumerable.Range(Users / 2, Users).Select(static user => $"user-{user}"), "carol", cancellationToken: Cancelled);
        TimeSpan replacing = TimeProvider.System.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Users} users: added in {adding.TotalSeconds:0.0} s, half replaced in {replacing.TotalSeconds:0.0} s; a look-up takes {lookingUp.TotalMicroseconds / LookUps:0} µs"));
    }
}
