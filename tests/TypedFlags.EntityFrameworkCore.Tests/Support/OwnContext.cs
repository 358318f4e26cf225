using Microsoft.EntityFrameworkCore;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>An application's own context: the flags' tables beside its own, in a schema, with a strategy that retries.</summary>
public sealed class OwnContext(DbContextOptions<OwnContext> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTypedFlags(static options => options.Schema = "flags");
}

public sealed class Customer
{
    public int Id { get; init; }

    public string? Name { get; init; }
}
