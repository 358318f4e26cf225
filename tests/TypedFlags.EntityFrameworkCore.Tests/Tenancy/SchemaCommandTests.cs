using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>What names a tenant's schema is a command and no query of EF Core's, and gives the same.</summary>
public sealed class SchemaCommandTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Hybrid)]
    public async Task No_query_is_compiled_for_a_tenant_that_is_seen_for_the_first_time(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        Compilations compilations = new();
        EntityFrameworkFlagStore store = _database.Store(tenancy, compilations);
        await DoEverythingAsync(store, "acme");
        Assert.NotEmpty(compilations.Queries);
        compilations.Queries.Clear();

        await DoEverythingAsync(store, "globex");

        Assert.Empty(compilations.Queries);
    }

    [Fact]
    public async Task Values_in_a_tenant_s_schema_are_read_by_the_converters_of_the_application_s_model()
    {
        string database = await databases.CreateAsync();
        try
        {
            DbContextOptions<ConvertingContext> options = new DbContextOptionsBuilder<ConvertingContext>().UseNpgsql(database).Options;
            await using (ConvertingContext context = new(options))
            {
                await context.Database.EnsureCreatedAsync(Cancelled);
            }

            EntityFrameworkFlagStore store = new(() => new ConvertingContext(options), options: new EntityFrameworkStoreOptions { Tenancy = FlagTenancy.Schema });
            FlagStateWrite write = Write("acme", "true");

            StoredFlagState written = await store.WriteAsync(write, Cancelled);
            StoredFlagState read = Assert.Single((await store.ReadAsync(position: null, Cancelled)).States);
            FlagAuditEntry entry = Assert.Single(await store.ReadAuditAsync(new FlagAuditQuery { TenantId = "acme" }, Cancelled));

            Assert.Equal((written.ChangedAt, "acme", "TRUE"), (read.ChangedAt, read.TenantId, read.State!.Value.GetRawText().ToUpperInvariant()));
            Assert.Equal((write.Id, written.ChangedAt), (entry.WriteId, entry.At));
        }
        finally
        {
            await databases.DropAsync(database);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task DoEverythingAsync(EntityFrameworkFlagStore store, string tenant)
    {
        FlagStoreChanges before = await store.ReadAsync(position: null, Cancelled);
        StoredFlagState written = await store.WriteAsync(Write(tenant, "true"), Cancelled);
        FlagStoreChanges changes = await store.ReadAsync(before.Position, Cancelled);
        await store.WriteAsync(Write(tenant, "false"), Cancelled);
        await store.ReadAsync(changes.Position, Cancelled);
        await store.ReadAsync(position: null, Cancelled);
        await store.FindAsync("new_cart", tenant, Cancelled);
        await store.ReadAuditAsync(new FlagAuditQuery { TenantId = tenant }, Cancelled);
        await store.UserLists.AddAsync(new FlagUserList("new_cart", tenant), ["ada"], "tester", cancellationToken: Cancelled);
        Assert.NotEmpty(await store.CreateMembershipSource().FindAsync("ada", tenant, Cancelled));
        Assert.Equal(written.Version, Assert.Single(changes.States).Version);
    }

    private static FlagStateWrite Write(string tenant, string json) =>
        new() { FlagKey = "new_cart", TenantId = tenant, State = JsonElement.Parse(json), Actor = "tester" };

    private sealed class Compilations : IQueryExpressionInterceptor
    {
        public ConcurrentQueue<string> Queries { get; } = [];

        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        {
            Queries.Enqueue(queryExpression.ToString());
            return queryExpression;
        }
    }

    /// <summary>Keeps times and identifiers as text.</summary>
    private sealed class ConvertingContext(DbContextOptions<ConvertingContext> options) : DbContext(options)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<DateTimeOffsetToStringConverter>();
            configurationBuilder.Properties<Guid>().HaveConversion<GuidToStringConverter>();
        }

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTypedFlags();
    }
}
