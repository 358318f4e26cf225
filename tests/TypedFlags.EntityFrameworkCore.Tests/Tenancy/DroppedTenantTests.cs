using Microsoft.EntityFrameworkCore;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>Offboarding, the same in all tenancies.</summary>
public sealed class DroppedTenantTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<FlagTenancy> Tenancies => [.. Enum.GetValues<FlagTenancy>()];

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task Nothing_is_left_of_a_dropped_tenant_and_all_is_left_of_the_others(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(tenancy);
        await FillAsync(store);

        Assert.True(await store.DropTenantAsync("acme", Cancelled));
        Assert.False(await store.DropTenantAsync("acme", Cancelled));

        Assert.Null(await store.FindAsync("new_cart", "acme", Cancelled));
        Assert.Empty(await store.ReadAuditAsync(new FlagAuditQuery { TenantId = "acme" }, Cancelled));
        Assert.Empty(await _database.AskAsync($"SELECT nspname::text AS \"Value\" FROM pg_namespace WHERE nspname = 'flags_acme'"));
        Assert.Equal([null, "umbrella"], (await store.ReadAsync(null, Cancelled)).States.Select(static state => state.TenantId).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Count);
    }

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task Who_read_before_reads_everything_once_and_goes_on_by_difference(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(tenancy);
        await FillAsync(store);
        string position = (await store.ReadAsync(null, Cancelled)).Position;
        await store.DropTenantAsync("acme", Cancelled);
        await store.WriteAsync(TenancyTests.Write("gift_wrap", "true"), Cancelled);

        FlagStoreChanges after = await store.ReadAsync(position, Cancelled);
        await store.WriteAsync(TenancyTests.Write("gift_wrap", "false", "umbrella"), Cancelled);
        FlagStoreChanges later = await store.ReadAsync(after.Position, Cancelled);

        Assert.True(after.IsComplete);
        Assert.DoesNotContain(after.States, static state => state.TenantId == "acme");
        Assert.False(later.IsComplete);
        Assert.Single(later.States);
    }

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task A_dropped_tenant_can_begin_anew(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(tenancy);
        await FillAsync(store);
        await store.DropTenantAsync("acme", Cancelled);

        StoredFlagState written = await store.WriteAsync(TenancyTests.Write("gift_wrap", "true", "acme") with { ExpectedVersion = 0 }, Cancelled);

        Assert.Equal([written.Version], (await store.ReadAuditAsync(new FlagAuditQuery { TenantId = "acme" }, Cancelled)).Select(static entry => entry.Version));
    }

    [Fact]
    public async Task A_schema_in_which_somebody_else_put_something_is_not_dropped_and_nothing_is_lost()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Schema);
        await FillAsync(store);
        await using TypedFlagsDbContext context = _database.Open();
        await context.Database.ExecuteSqlAsync($"CREATE TABLE flags_acme.orders (id int)", Cancelled);

        await Assert.ThrowsAnyAsync<Exception>(async () => await store.DropTenantAsync("acme", Cancelled));

        Assert.NotNull(await store.FindAsync("new_cart", "acme", Cancelled));
    }

    [Theory]
    [InlineData(FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Hybrid)]
    public async Task Readers_do_not_fail_while_tenants_come_and_go(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(tenancy);
        await FillAsync(store);
        using CancellationTokenSource done = new();
        Task<int> reading = Task.Run(async () =>
        {
            int count = 0;
            for (; !done.IsCancellationRequested; count++)
            {
                FlagStoreChanges all = await store.ReadAsync(null, Cancelled);
                Assert.Contains(all.States, static state => state.TenantId == "umbrella");
            }

            return count;
        });

        for (int round = 0; round < 40; round++)
        {
            await store.WriteAsync(TenancyTests.Write("new_cart", "true", "passing"), Cancelled);
            await store.DropTenantAsync("passing", Cancelled);
        }

        await done.CancelAsync();
        Assert.True(await reading > 5, "Nobody read.");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task FillAsync(FlagStore store)
    {
        await store.WriteAsync(TenancyTests.Write("new_cart", "true"), Cancelled);
        await store.WriteAsync(TenancyTests.Write("new_cart", "true", "acme"), Cancelled);
        await store.WriteAsync(TenancyTests.Write("gift_wrap", "true", "acme"), Cancelled);
        await store.WriteAsync(TenancyTests.Write("new_cart", "false", "umbrella"), Cancelled);
    }
}
