using Microsoft.EntityFrameworkCore;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>The database is away while users are looked up: nobody is listed, nothing is thrown, one line in the log says so, and it ends by itself.</summary>
public sealed class DatabaseAwayTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_is_stopped_or_killed_lists_nobody_until_it_is_back(bool isKilled)
    {
        await using PostgresServer server = await PostgresServer.CreateAsync();
        DbContextOptions<TypedFlagsDbContext> options = new DbContextOptionsBuilder<TypedFlagsDbContext>().UseNpgsql(server.ConnectionString).Options;
        await using (TypedFlagsDbContext context = new(options))
        {
            await context.Database.MigrateAsync(Cancelled);
        }

        EntityFrameworkFlagStore store = new(() => new TypedFlagsDbContext(options));
        await store.UserLists.AddAsync(new FlagUserList("new_checkout"), ["ada"], "carol", cancellationToken: Cancelled);
        await using NodeWithLists node = await NodeWithLists.StartAsync(store);
        Assert.True(await node.IsOnAsync("new_checkout", "ada"));

        await (isKilled ? server.KillAsync() : server.StopAsync());
        for (int request = 0; request < 20; request++)
        {
            Assert.False(await node.IsOnAsync("new_checkout", "ada"));
        }

        Assert.Contains("users count as not listed there until it can be", Assert.Single(node.LoggedErrors), StringComparison.Ordinal);
        FlagContext context2 = await node.Engine.PrepareAsync(new FlagContext("ada"), Cancelled);
        Assert.Contains("lists could not be read: counts as not listed", node.Engine.Client.Explain("new_checkout", context2).ToString(), StringComparison.Ordinal);

        await server.StartAsync();
        await Eventually.IsTrue(() => node.IsOnAsync("new_checkout", "ada").GetAwaiter().GetResult());
        Assert.Single(node.LoggedErrors);
    }
}
