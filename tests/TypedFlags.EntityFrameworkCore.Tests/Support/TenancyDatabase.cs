using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>A database of a test's own, and stores in it.</summary>
internal sealed class TenancyDatabase(PostgresDatabases databases) : IAsyncDisposable
{
    private string? _connection;

    public string Connection => _connection ?? throw new InvalidOperationException("There is no database yet.");

    /// <summary>With the tables of the context that comes with the package, by its migrations.</summary>
    public async Task CreateAsync()
    {
        _connection = await databases.CreateAsync();
        await using TypedFlagsDbContext context = Open();
        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>With the tables of an application's own context, in the schema <c>flags</c>.</summary>
    public async Task CreateOwnAsync()
    {
        _connection = await databases.CreateAsync();
        await using OwnContext context = OpenOwn();
        await context.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
    }

    public TypedFlagsDbContext Open(params IInterceptor[] interceptors) =>
        new(new DbContextOptionsBuilder<TypedFlagsDbContext>().UseNpgsql(Connection).AddInterceptors(interceptors).Options);

    public OwnContext OpenOwn() =>
        new(new DbContextOptionsBuilder<OwnContext>().UseNpgsql(Connection, static npgsql => npgsql.EnableRetryOnFailure()).Options);

    public EntityFrameworkFlagStore Store(FlagTenancy tenancy, params IInterceptor[] interceptors) =>
        new(() => Open(interceptors), options: new EntityFrameworkStoreOptions { Tenancy = tenancy });

    public EntityFrameworkFlagStore OwnStore(FlagTenancy tenancy) => new(OpenOwn, options: new EntityFrameworkStoreOptions { Tenancy = tenancy });

    /// <summary>The first column of what a statement gives, as text.</summary>
    public async Task<List<string>> AskAsync(FormattableString sql)
    {
        await using TypedFlagsDbContext context = Open();
        return await context.Database.SqlQuery<string>(sql).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await databases.DropAsync(_connection);
        }
    }
}
