using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>In an application's own context, in a schema, with a strategy that retries.</summary>
public sealed class OwnContextTests(PostgresDatabases databases) : FlagStoreContract
{
    private string? _database;
    private DbContextOptions<OwnContext>? _options;

    protected override async ValueTask<FlagStore> CreateAsync()
    {
        _database = await databases.CreateAsync();
        _options = new DbContextOptionsBuilder<OwnContext>().UseNpgsql(_database, static npgsql => npgsql.EnableRetryOnFailure()).Options;
        await using (OwnContext context = new(_options))
        {
            await context.Database.EnsureCreatedAsync(Cancelled);
        }

        return new EntityFrameworkFlagStore(() => new OwnContext(_options));
    }

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await databases.DropAsync(_database);
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_reading_from_before_a_restored_backup_gives_everything()
    {
        FlagStore store = await CreateAsync();
        await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        await store.WriteAsync(Write("new_cart", "false"), Cancelled);
        string position = (await store.ReadAsync(null, Cancelled)).Position;

        // Back to where there was nothing, and on with other writes, past the version that was read.
        await ExecuteAsync("DELETE FROM flags.flag_states; DELETE FROM flags.flag_audit; UPDATE flags.flag_sequence SET version = 0, write_id = '00000000-0000-0000-0000-000000000000'");
        await store.WriteAsync(Write("gift_wrap", "true"), Cancelled);
        await store.WriteAsync(Write("gift_wrap", "false"), Cancelled);
        await store.WriteAsync(Write("gift_wrap", """{"rollout":1}"""), Cancelled);

        FlagStoreChanges changes = await store.ReadAsync(position, Cancelled);

        Assert.True(changes.IsComplete);
        Assert.Equal("gift_wrap", Assert.Single(changes.States).FlagKey);
    }

    [Fact]
    public async Task What_the_database_refuses_leaves_neither_state_nor_audit_entry()
    {
        FlagStore store = await CreateAsync();
        StoredFlagState before = await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        await ExecuteAsync("ALTER TABLE flags.flag_audit ADD CONSTRAINT no_olaf CHECK (actor <> 'olaf')");

        FlagStateWrite refused = Write("new_cart", "false", actor: "olaf");
        await Assert.ThrowsAnyAsync<DbUpdateException>(async () => await store.WriteAsync(refused, Cancelled));

        Assert.Equal(before.Version, (await store.FindAsync("new_cart", null, Cancelled))!.Version);
        Assert.Single(await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled));
        Assert.Equal(before.Version + 1, (await store.WriteAsync(refused with { Actor = "olga" }, Cancelled)).Version);
    }

    [Fact]
    public async Task A_reader_never_misses_a_write_that_commits_later()
    {
        const int Writes = 150;
        FlagStore store = await CreateAsync();
        Dictionary<string, long> seen = [];
        using CancellationTokenSource done = new();
        Task reader = Task.Run(async () =>
        {
            string? position = null;
            bool isLast;
            do
            {
                // Asked before the reading, so that one more follows the last write.
                isLast = done.IsCancellationRequested;
                FlagStoreChanges changes = await store.ReadAsync(position, Cancelled);
                position = changes.Position;
                foreach (StoredFlagState state in changes.States)
                {
                    seen[state.FlagKey] = state.Version;
                }
            }
            while (!isLast);
        });

        await Parallel.ForAsync(0, Writes, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
            await store.WriteAsync(Write($"flag_{number}", "true"), Cancelled));
        await done.CancelAsync();
        await reader;

        Assert.Equal(Writes, seen.Count);
        Assert.Equal(Writes, seen.Values.Distinct().Count());
    }

    [Fact]
    public async Task A_row_that_was_changed_without_the_store_is_a_conflict_or_overwritten_but_never_an_exception_of_the_database()
    {
        FlagStore store = await CreateAsync();
        StoredFlagState seen = await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        await ExecuteAsync("UPDATE flags.flag_states SET version = 77");

        await Assert.ThrowsAsync<FlagStoreConflictException>(async () => await store.WriteAsync(Write("new_cart", "false", expected: seen.Version), Cancelled));
        StoredFlagState written = await store.WriteAsync(Write("new_cart", "false"), Cancelled);

        Assert.Equal(JsonValueKind.False, written.State!.Value.ValueKind);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using OwnContext context = new(_options!);
        await context.Database.ExecuteSqlRawAsync(sql, Cancelled);
    }
}
