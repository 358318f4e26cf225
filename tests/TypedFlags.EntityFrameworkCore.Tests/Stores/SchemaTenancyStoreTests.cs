using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>The contract with a schema a tenant, in an application's own context, with a strategy that retries.</summary>
public sealed class SchemaTenancyStoreTests(PostgresDatabases databases) : FlagStoreContract
{
    private readonly TenancyDatabase _database = new(databases);

    protected override async ValueTask<FlagStore> CreateAsync()
    {
        await _database.CreateOwnAsync();
        return _database.OwnStore(FlagTenancy.Schema);
    }

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }
}

/// <summary>The contract with shared definitions and the tenants' overrides in schemas, in the context that comes with the package.</summary>
public sealed class HybridTenancyStoreTests(PostgresDatabases databases) : FlagStoreContract
{
    private readonly TenancyDatabase _database = new(databases);

    protected override async ValueTask<FlagStore> CreateAsync()
    {
        await _database.CreateAsync();
        return _database.Store(FlagTenancy.Hybrid);
    }

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }
}
