using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

public sealed class SchemaNameTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);

    /// <summary>Ids that mean something to a database, or that differ only in what a careless name would leave out.</summary>
    public static IReadOnlyList<string> OddIds { get; } =
    [
        "acme", "ACME", "Acme", "a\"b", "a'b", "a_b", "a.b", "a;b", "a b", "a{0}b", "public", "pg_catalog", "information_schema", "flags", "dbo", "ü", "Ü", "u\u0308", "ⓤ🐎",
        "\uD83D", "1", "--", "\"; DROP SCHEMA public CASCADE; --", new string('x', FlagStore.MaxKeyLength), new string('x', FlagStore.MaxKeyLength - 1) + "y", new string('ü', 90),
    ];

    [Fact]
    public async Task Every_tenant_has_a_schema_of_its_own_whatever_its_id_holds()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Schema);
        string[] ids = [.. OddIds.Where(static id => !id.Any(char.IsSurrogate) || id.Length > 1)];

        foreach (string id in ids)
        {
            await store.WriteAsync(TenancyTests.Write("new_cart", "true", id), TestContext.Current.CancellationToken);
        }

        List<string> names = await _database.AskAsync($"SELECT schema_name AS \"Value\" FROM flag_tenant_schemas");
        Assert.Equal(ids.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, static name => Assert.Matches("^flags_[a-z0-9_]{1,57}$", name));
        Assert.Equal(names.Count, (await _database.AskAsync($"SELECT nspname::text AS \"Value\" FROM pg_namespace WHERE nspname LIKE 'flags\\_%'")).Count);
        Assert.Contains("flags_acme", names);
        Assert.Contains("flags_public", names);
    }

    [Fact]
    public async Task Tenants_whose_schemas_would_have_the_same_name_get_two()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Schema);
        string odd = SchemaNames.Candidates("flags_", "A").First();
        await store.WriteAsync(TenancyTests.Write("new_cart", "true", "A"), TestContext.Current.CancellationToken);

        // A tenant whose whole id is what the other's name was made of.
        await store.WriteAsync(TenancyTests.Write("new_cart", "false", odd["flags_".Length..]), TestContext.Current.CancellationToken);

        Assert.Equal(
            [odd, odd + "_2"],
            await _database.AskAsync($"SELECT schema_name AS \"Value\" FROM flag_tenant_schemas ORDER BY schema_name"));
        Assert.True((await store.FindAsync("new_cart", "A", TestContext.Current.CancellationToken))!.State!.Value.GetBoolean());
    }

    [Fact]
    public void Names_are_never_longer_than_PostgreSQL_allows() => Assert.All(
        OddIds,
        static id => Assert.All(
            SchemaNames.Candidates(new string('p', SchemaNames.MaxPrefixLength), id).Take(2000), static name => Assert.InRange(name.Length, 1, SchemaNames.MaxLength)));

    [Theory]
    [InlineData("")]
    [InlineData("flags")]
    [InlineData("Flags_")]
    [InlineData("pg_")]
    [InlineData("information_")]
    [InlineData("1_")]
    [InlineData("a\"_")]
    [InlineData("abcdefghijklmnopqrstuvwx_")]
    public void Prefixes_that_are_not_safe_are_refused(string prefix)
    {
        EntityFrameworkStoreOptions options = new() { Tenancy = FlagTenancy.Schema, TenantSchemaPrefix = prefix };

        ArgumentException refused = Assert.Throws<ArgumentException>(() => new EntityFrameworkFlagStore(() => throw new InvalidOperationException(), options: options));

        Assert.Contains(nameof(EntityFrameworkStoreOptions.TenantSchemaPrefix), refused.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
