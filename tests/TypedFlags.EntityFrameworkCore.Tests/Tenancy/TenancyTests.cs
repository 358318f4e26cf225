using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>What the three tenancies do differently, and what they don't.</summary>
public sealed class TenancyTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FlagTenancy.Column, "")]
    [InlineData(FlagTenancy.Schema, "flag_audit(actor,after,at,before,comment,flag_key,version,write_id) flag_tenant_states(changed_at,changed_by,flag_key,state,version) flag_user_list_members(list_id,targeting_key)")]
    [InlineData(FlagTenancy.Hybrid, "flag_tenant_states(changed_at,changed_by,flag_key,state,version) flag_user_list_members(list_id,targeting_key)")]
    public async Task A_tenant_s_schema_has_the_tables_of_what_is_the_tenant_s_without_a_tenant_column(FlagTenancy tenancy, string expected)
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(tenancy);

        await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        Assert.Empty(await _database.AskAsync($"SELECT nspname::text AS \"Value\" FROM pg_namespace WHERE nspname LIKE 'flags%'"));
        await store.WriteAsync(Write("new_cart", "true", "acme"), Cancelled);

        List<string> tables = await _database.AskAsync($"""
            SELECT table_name || '(' || string_agg(column_name, ',' ORDER BY column_name) || ')' AS "Value"
            FROM information_schema.columns WHERE table_schema = 'flags_acme' GROUP BY table_name ORDER BY table_name
            """);
        Assert.Equal(expected, string.Join(' ', tables));
        bool isTenantInShared = (await _database.AskAsync($"SELECT tenant_id AS \"Value\" FROM flag_audit WHERE tenant_id IS NOT NULL")).Count > 0;
        Assert.Equal(tenancy != FlagTenancy.Schema, isTenantInShared);
    }

    [Fact]
    public async Task The_columns_and_indexes_in_a_tenant_s_schema_are_those_of_the_shared_tables_but_for_the_tenant()
    {
        await _database.CreateAsync();
        await _database.Store(FlagTenancy.Schema).WriteAsync(Write("new_cart", "true", "acme"), Cancelled);

        Assert.Equal(await DescribeAsync("public"), await DescribeAsync("flags_acme"));
    }

    [Theory]
    [InlineData(FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Hybrid)]
    public async Task Processes_that_write_to_a_new_tenant_at_the_same_time_all_succeed(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        string[] tenants = ["a", "b", "c"];

        await Parallel.ForAsync(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (number, _) =>
            await _database.Store(tenancy).WriteAsync(Write($"flag_{number}", "true", tenants[number % 3]), Cancelled));

        EntityFrameworkFlagStore store = _database.Store(tenancy);
        Assert.Equal(24, (await store.ReadAsync(null, Cancelled)).States.Count);
        Assert.Equal(Enumerable.Range(1, 24).Select(static version => (long)version).Reverse(), (await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Select(static entry => entry.Version));
    }

    [Theory]
    [InlineData(FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Hybrid)]
    public async Task A_write_that_is_refused_makes_no_schema(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(tenancy);

        await Assert.ThrowsAsync<FlagStoreConflictException>(async () => await store.WriteAsync(Write("new_cart", "true", "acme") with { ExpectedVersion = 7 }, Cancelled));

        Assert.Empty(await _database.AskAsync($"SELECT nspname::text AS \"Value\" FROM pg_namespace WHERE nspname LIKE 'flags%'"));
        Assert.Empty(await _database.AskAsync($"SELECT tenant_id AS \"Value\" FROM flag_tenant_schemas"));
    }

    [Fact]
    public async Task A_row_in_a_tenant_s_schema_that_was_changed_without_the_store_is_a_conflict_and_not_lost()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Schema);
        StoredFlagState seen = await store.WriteAsync(Write("new_cart", "true", "acme"), Cancelled);
        await using TypedFlagsDbContext context = _database.Open();
        await context.Database.ExecuteSqlAsync($"UPDATE flags_acme.flag_tenant_states SET version = 77", Cancelled);

        FlagStoreConflictException refused = await Assert.ThrowsAsync<FlagStoreConflictException>(
            async () => await store.WriteAsync(Write("new_cart", "false", "acme") with { ExpectedVersion = seen.Version }, Cancelled));

        Assert.Equal(77, refused.Current!.Version);
    }

    [Theory]
    [InlineData(FlagTenancy.Column, FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Column, FlagTenancy.Hybrid)]
    [InlineData(FlagTenancy.Schema, FlagTenancy.Column)]
    [InlineData(FlagTenancy.Schema, FlagTenancy.Hybrid)]
    [InlineData(FlagTenancy.Hybrid, FlagTenancy.Column)]
    [InlineData(FlagTenancy.Hybrid, FlagTenancy.Schema)]
    public async Task Data_of_another_tenancy_is_refused_and_never_silently_missing(FlagTenancy written, FlagTenancy asked)
    {
        await _database.CreateAsync();
        await _database.Store(written).WriteAsync(Write("new_cart", "true", "acme"), Cancelled);
        EntityFrameworkFlagStore store = _database.Store(asked);
        Func<Task>[] uses =
        [
            async () => await store.ReadAsync(null, Cancelled),
            async () => await store.FindAsync("new_cart", "acme", Cancelled),
            async () => await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled),
            async () => await store.WriteAsync(Write("new_cart", "false", "acme"), Cancelled),
            async () => await store.DropTenantAsync("acme", Cancelled),
        ];

        foreach (Func<Task> use in uses)
        {
            InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(use);
            Assert.Contains($"'{SequenceRow.MarkOf(written)}'", refused.Message, StringComparison.Ordinal);
            Assert.Contains($"'{SequenceRow.MarkOf(asked)}'", refused.Message, StringComparison.Ordinal);
        }

        Assert.True((await _database.Store(written).FindAsync("new_cart", "acme", Cancelled))!.State!.Value.GetBoolean());
    }

    [Fact]
    public async Task An_empty_database_takes_the_tenancy_of_the_first_write()
    {
        await _database.CreateAsync();
        Assert.Empty((await _database.Store(FlagTenancy.Column).ReadAsync(null, Cancelled)).States);
        Assert.Empty((await _database.Store(FlagTenancy.Hybrid).ReadAsync(null, Cancelled)).States);

        await _database.Store(FlagTenancy.Schema).WriteAsync(Write("new_cart", "true"), Cancelled);

        Assert.Single((await _database.Store(FlagTenancy.Schema).ReadAsync(null, Cancelled)).States);
    }

    [Theory]
    [InlineData(FlagTenancy.Column, 4)]
    [InlineData(FlagTenancy.Schema, 6)]
    [InlineData(FlagTenancy.Hybrid, 5)]
    public async Task A_refresh_reads_only_the_tenants_that_changed(FlagTenancy tenancy, int commands)
    {
        await _database.CreateAsync();
        Commands asked = new();
        EntityFrameworkFlagStore store = _database.Store(tenancy, asked);
        for (int number = 0; number < 12; number++)
        {
            await store.WriteAsync(Write($"flag_{number % 4}", "true", $"tenant_{number:00}"), Cancelled);
        }

        string position = (await store.ReadAsync(null, Cancelled)).Position;
        await store.WriteAsync(Write("flag_1", "false", "tenant_07"), Cancelled);
        asked.Clear();

        FlagStoreChanges changes = await store.ReadAsync(position, Cancelled);

        StoredFlagState changed = Assert.Single(changes.States);
        Assert.Equal(("flag_1", "tenant_07"), (changed.FlagKey, changed.TenantId));
        Assert.Equal(commands, asked.Texts.Count);

        // Each gives a row at most, and its end: the sequence's, whether the position is of this database, the registry's where there is one, the state.
        Assert.InRange(asked.Reads, commands, 2 * commands);
        Assert.DoesNotContain(asked.Texts, static text => text.Contains("flags_tenant_08", StringComparison.Ordinal));
        asked.Clear();
        Assert.Empty((await store.ReadAsync(changes.Position, Cancelled)).States);
        Assert.Single(asked.Texts);
    }

    [Fact]
    public async Task Many_schemas_are_read_with_few_commands()
    {
        await _database.CreateAsync();
        Commands asked = new();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Schema, asked);
        for (int number = 0; number < 120; number++)
        {
            await store.WriteAsync(Write("new_cart", "true", $"tenant {number}"), Cancelled);
        }

        asked.Clear();
        FlagStoreChanges all = await store.ReadAsync(null, Cancelled);

        Assert.Equal(120, all.States.Select(static state => state.TenantId).Distinct().Count());

        // The sequence, the flags' own states, the registry, and two batches.
        Assert.Equal(5, asked.Texts.Count);
    }

    [Fact]
    public async Task The_audit_trail_over_all_schemas_is_in_order_and_complete_in_parts()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Schema);
        for (int number = 0; number < 30; number++)
        {
            await store.WriteAsync(Write("new_cart", "true", number % 5 == 0 ? null : $"tenant {number % 7}"), Cancelled);
        }

        List<FlagAuditEntry> trail = [];
        do
        {
            long? before = trail.Count == 0 ? null : trail[^1].Version;
            trail.AddRange(await store.ReadAuditAsync(new FlagAuditQuery { BeforeVersion = before, Limit = 7 }, Cancelled));
        }
        while (trail.Count % 7 == 0 && trail.Count < 100);

        Assert.Equal(Enumerable.Range(1, 30).Reverse(), trail.Select(static entry => (int)entry.Version));
        Assert.All(trail, static entry => Assert.Equal((entry.Version - 1) % 5 == 0 ? null : $"tenant {(entry.Version - 1) % 7}", entry.TenantId));
    }

    [Theory]
    [InlineData(FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Hybrid)]
    public void A_database_without_schemas_is_refused_when_the_store_is_made(FlagTenancy tenancy)
    {
        DbContextOptions<TypedFlagsDbContext> options = new DbContextOptionsBuilder<TypedFlagsDbContext>()
            .UseNpgsql("Host=nowhere").ReplaceService<ISqlGenerationHelper, NamesWithoutSchemas>().Options;

        NotSupportedException refused = Assert.Throws<NotSupportedException>(
            () => new EntityFrameworkFlagStore(() => new TypedFlagsDbContext(options), options: new EntityFrameworkStoreOptions { Tenancy = tenancy }));

        Assert.Contains("has no schemas", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(new EntityFrameworkFlagStore(() => new TypedFlagsDbContext(options)));
    }

    public static FlagStateWrite Write(string flag, string? state, string? tenant = null) => new()
    {
        FlagKey = flag,
        TenantId = tenant,
        State = state is null ? null : JsonElement.Parse(state),
        Actor = "olga",
    };

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<string> DescribeAsync(string schema)
    {
        List<string> columns = await _database.AskAsync($"""
            SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length, 0) || ' ' || is_nullable AS "Value"
            FROM information_schema.columns
            WHERE table_schema = {schema} AND table_name IN ('flag_audit', 'flag_tenant_states', 'flag_user_list_members') AND column_name <> 'tenant_id'
            """);
        List<string> indexes = await _database.AskAsync($"""
            SELECT replace(replace(indexdef, {schema}, 'schema'), ', tenant_id', '') AS "Value" FROM pg_indexes
            WHERE schemaname = {schema} AND tablename IN ('flag_audit', 'flag_tenant_states', 'flag_user_list_members') AND indexname NOT LIKE '%tenant_id%'
            """);
        return string.Join('\n', columns.Concat(indexes).Order(StringComparer.Ordinal));
    }

    /// <summary>As providers of databases without schemas have it: names without a word of the schema.</summary>
    private sealed class NamesWithoutSchemas(RelationalSqlGenerationHelperDependencies dependencies) : RelationalSqlGenerationHelper(dependencies)
    {
        public override string DelimitIdentifier(string name, string? schema) => DelimitIdentifier(name);

        public override void DelimitIdentifier(System.Text.StringBuilder builder, string name, string? schema) => DelimitIdentifier(builder, name);
    }
}
