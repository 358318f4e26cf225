using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// A context with the flags' tables and nothing else, for applications without a context of their own. Its migrations come with it:
/// <c>await context.Database.MigrateAsync()</c>, on any relational database.
/// </summary>
/// <param name="options">Which database.</param>
public class TypedFlagsDbContext(DbContextOptions<TypedFlagsDbContext> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.UseTypedFlags();
    }
}
