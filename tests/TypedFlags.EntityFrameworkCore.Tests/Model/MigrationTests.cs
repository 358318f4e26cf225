using Microsoft.EntityFrameworkCore;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

public sealed class MigrationTests(PostgresDatabases databases)
{
    [Fact]
    public void The_model_has_no_change_without_a_migration()
    {
        using TypedFlagsDbContext context = new(Options("Host=nowhere"));

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task The_migrations_make_the_tables_of_the_model_and_take_them_away_again()
    {
        string migrated = await databases.CreateAsync();
        string created = await databases.CreateAsync();
        await using TypedFlagsDbContext byMigration = new(Options(migrated));
        await using TypedFlagsDbContext byModel = new(Options(created));

        await byMigration.Database.MigrateAsync();
        await byModel.Database.EnsureCreatedAsync();
        string made = await DescribeAsync(byMigration);
        Assert.Equal(await DescribeAsync(byModel), made);
        Assert.Contains("flag_tenant_states.tenant_id character varying(256) NO", made, StringComparison.Ordinal);

        await byMigration.Database.MigrateAsync("0");
        Assert.Empty(await DescribeAsync(byMigration));
        await databases.DropAsync(migrated);
        await databases.DropAsync(created);
    }

    [Fact]
    public async Task A_context_without_the_tables_in_its_model_says_what_to_do()
    {
        DbContextOptions options = new DbContextOptionsBuilder().UseNpgsql("Host=nowhere").Options;
        EntityFrameworkFlagStore store = new(() => new DbContext(options));

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.ReadAsync(null, default));

        Assert.Contains("UseTypedFlags", refused.Message, StringComparison.Ordinal);
    }

    private static DbContextOptions<TypedFlagsDbContext> Options(string connection) =>
        new DbContextOptionsBuilder<TypedFlagsDbContext>().UseNpgsql(connection).Options;

    /// <summary>Columns with their types, and indexes, in order.</summary>
    private static async Task<string> DescribeAsync(DbContext context)
    {
        List<string> columns = await context.Database.SqlQuery<string>($"""
            SELECT c.table_name || '.' || c.column_name || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || c.is_nullable AS "Value"
            FROM information_schema.columns c JOIN pg_attribute a ON a.attrelid = c.table_name::regclass AND a.attname = c.column_name
            WHERE c.table_schema = 'public' AND c.table_name LIKE 'flag%'
            """).ToListAsync();
        List<string> indexes = await context.Database.SqlQuery<string>(
            $"""SELECT indexdef AS "Value" FROM pg_indexes WHERE schemaname = 'public' AND tablename LIKE 'flag%'""").ToListAsync();
        return string.Join('\n', columns.Concat(indexes).Order(StringComparer.Ordinal));
    }
}
