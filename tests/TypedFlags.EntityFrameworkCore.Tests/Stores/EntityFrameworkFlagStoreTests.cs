using Microsoft.EntityFrameworkCore;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>In the context that comes with the package, whose tables its migrations make.</summary>
public sealed class EntityFrameworkFlagStoreTests(PostgresDatabases databases) : FlagStoreContract
{
    private string? _database;

    protected override async ValueTask<FlagStore> CreateAsync()
    {
        _database = await databases.CreateAsync();
        DbContextOptions<TypedFlagsDbContext> options = new DbContextOptionsBuilder<TypedFlagsDbContext>().UseNpgsql(_database).Options;
        await using (TypedFlagsDbContext context = new(options))
        {
            await context.Database.MigrateAsync(Cancelled);
        }

        return new EntityFrameworkFlagStore(() => new TypedFlagsDbContext(options));
    }

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await databases.DropAsync(_database);
        }

        await base.DisposeAsync();
    }
}
