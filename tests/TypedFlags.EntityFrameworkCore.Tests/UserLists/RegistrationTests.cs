using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>Lists of users as an application adds them, with the state in the same database.</summary>
public sealed class RegistrationTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_first_list_and_a_last_one_are_seen_by_a_running_application_without_a_restart()
    {
        await _database.CreateAsync();
        ServiceCollection services = new();
        services.AddLogging();
        services.AddTypedFlags()
            .AddEntityFrameworkCore(database => database.UseNpgsql(_database.Connection), static options => options.PollInterval = TimeSpan.FromMilliseconds(100))
            .AddUserLists();
        await using ServiceProvider application = services.BuildServiceProvider();
        FlagEngine engine = application.GetRequiredService<FlagEngine>();
        Assert.True(await engine.WaitUntilReadyAsync(TimeSpan.FromSeconds(60), Cancelled));
        FlagUserLists lists = application.GetRequiredService<FlagUserLists>();

        await lists.AddAsync(new FlagUserList("new_checkout"), ["ada"], "carol", cancellationToken: Cancelled);
        await Eventually.IsTrue(() => IsOn(engine));

        // A layer above, which replaces the lists in the state, leaves those outside alone.
        await application.GetRequiredService<FlagStore>().WriteAsync(TenancyTests.Write("new_checkout", """{"users":["bob"]}"""), Cancelled);
        await Eventually.IsTrue(() => engine.Client.GetBoolean("new_checkout", new FlagContext("bob"), defaultValue: false));
        Assert.True(IsOn(engine));

        await lists.ReplaceAsync(new FlagUserList("new_checkout"), [], "carol", cancellationToken: Cancelled);
        await Eventually.IsTrue(() => !IsOn(engine));
    }

    [Fact]
    public async Task Other_nodes_are_told_of_a_list_that_begins_and_of_one_that_ends_and_of_nothing_between()
    {
        await _database.CreateAsync();
        Told told = new();
        FlagUserLists lists = new EntityFrameworkFlagStore(() => _database.Open(), told).UserLists;
        FlagUserList list = new("new_checkout");

        await lists.AddAsync(list, ["ada"], "carol", cancellationToken: Cancelled);
        await lists.AddAsync(list, ["bob"], "carol", cancellationToken: Cancelled);
        await lists.ReplaceAsync(list, ["eve"], "carol", cancellationToken: Cancelled);
        await lists.RemoveAsync(list, ["eve"], "carol", cancellationToken: Cancelled);

        Assert.Equal([1, 4], told.Versions);
    }

    private static bool IsOn(FlagEngine engine) =>
        engine.Client.GetBoolean("new_checkout", engine.PrepareAsync(new FlagContext("ada"), Cancelled).GetAwaiter().GetResult(), defaultValue: false);

    /// <summary>Notes what a database would tell.</summary>
    private sealed class Told : FlagStoreNotifications
    {
        public List<long> Versions { get; } = [];

        public override ValueTask NotifyAsync(DbContext context, long version, CancellationToken cancellationToken)
        {
            Versions.Add(version);
            return default;
        }

        public override Task WatchAsync(string? connectionString, Action changed, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
