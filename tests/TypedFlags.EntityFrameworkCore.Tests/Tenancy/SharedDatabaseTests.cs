using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>Tenants' schemas in a database that others use too.</summary>
public sealed class SharedDatabaseTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Two_sets_of_flags_with_one_prefix_do_not_share_a_tenant_s_schema_and_the_message_says_what_to_set()
    {
        await _database.CreateAsync();
        await _database.Store(FlagTenancy.Schema).WriteAsync(TenancyTests.Write("new_cart", "true", "acme"), Cancelled);
        await using (OwnContext context = _database.OpenOwn())
        {
            await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Cancelled);
        }

        EntityFrameworkFlagStore other = _database.OwnStore(FlagTenancy.Schema);
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await other.WriteAsync(TenancyTests.Write("new_cart", "false", "acme"), Cancelled));

        Assert.Contains("'flags_acme'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("TenantSchemaPrefix", refused.Message, StringComparison.Ordinal);
        Assert.True((await _database.Store(FlagTenancy.Schema).FindAsync("new_cart", "acme", Cancelled))!.State!.Value.GetBoolean());
        Assert.Empty((await other.ReadAsync(null, Cancelled)).States);
    }

    [Fact]
    public async Task A_tenant_s_schema_that_was_restored_is_read_by_running_nodes_after_the_statement_in_the_documentation()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Schema);
        await store.WriteAsync(TenancyTests.Write("new_cart", "true", "acme"), Cancelled);
        await using TypedFlagsDbContext context = _database.Open();
        await context.Database.ExecuteSqlAsync($"CREATE SCHEMA backup; CREATE TABLE backup.flag_tenant_states AS TABLE flags_acme.flag_tenant_states", Cancelled);
        await store.WriteAsync(TenancyTests.Write("new_cart", "false", "acme"), Cancelled);
        string position = (await store.ReadAsync(null, Cancelled)).Position;

        await context.Database.ExecuteSqlAsync($"TRUNCATE flags_acme.flag_tenant_states; INSERT INTO flags_acme.flag_tenant_states SELECT * FROM backup.flag_tenant_states", Cancelled);
        await context.Database.ExecuteSqlAsync($"UPDATE flag_sequence SET version = version + 1, reset_version = version + 1", Cancelled);

        FlagStoreChanges changes = await store.ReadAsync(position, Cancelled);
        Assert.True(changes.IsComplete);
        Assert.True(Assert.Single(changes.States).State!.Value.GetBoolean());
        Assert.True((await store.WriteAsync(TenancyTests.Write("gift_wrap", "true", "acme"), Cancelled)).Version > 3);
    }
}
