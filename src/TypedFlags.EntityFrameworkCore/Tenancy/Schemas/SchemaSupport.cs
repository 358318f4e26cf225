using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Whether a context's database has schemas.</summary>
internal static class SchemaSupport
{
    private const string Probe = "typed_flags_probe";

    /// <exception cref="NotSupportedException">It has none.</exception>
    public static void Check(DbContext context, FlagTenancy tenancy)
    {
        if (!HasSchemas(context))
        {
            throw new NotSupportedException(
                $"EntityFrameworkStoreOptions.Tenancy is {tenancy}, and the database of {context.GetType().Name} ({context.Database.ProviderName}) has no schemas. "
                + $"Set it to {FlagTenancy.Column}, which every relational database can do.");
        }
    }

    private static bool HasSchemas(DbContext context)
    {
        if (!context.Database.IsRelational())
        {
            return false;
        }

        try
        {
            // Providers without schemas either leave them out without a word, or throw.
            ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
            return sql.DelimitIdentifier("t", Probe).Contains(Probe, StringComparison.Ordinal)
                && context.GetService<IMigrationsSqlGenerator>().Generate([new EnsureSchemaOperation { Name = Probe }]).Count > 0;
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }
}
