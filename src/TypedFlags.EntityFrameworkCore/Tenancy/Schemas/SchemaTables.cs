using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Makes a tenant's schema and its tables, and takes them away, by the provider's own generator of migrations: in the transaction that is open.</summary>
internal static class SchemaTables
{
    /// <summary>Makes a schema with tables like the shared ones, but for the tenant's column.</summary>
    /// <param name="context">The context, in a transaction.</param>
    /// <param name="schemaName">The schema.</param>
    /// <param name="rows">Whose tables.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task CreateAsync(DbContext context, string schemaName, IEnumerable<Type> rows, CancellationToken cancellationToken)
    {
        // Only the model of design time knows of collations.
        IModel model = context.GetService<IDesignTimeModel>().Model;
        List<MigrationOperation> operations = [new EnsureSchemaOperation { Name = schemaName }];
        operations.AddRange(rows.SelectMany(row => Create(model.FindEntityType(row)!, schemaName)));
        return ExecuteAsync(context, operations, model, cancellationToken);
    }

    /// <summary>Takes the tables and the schema away; fails where somebody else put something into the schema.</summary>
    public static Task DropAsync(DbContext context, string schemaName, IEnumerable<Type> rows, CancellationToken cancellationToken)
    {
        List<MigrationOperation> operations =
        [
            .. rows.Select(row => new DropTableOperation { Schema = schemaName, Name = context.Model.FindEntityType(row)!.GetTableName()! }),
            new DropSchemaOperation { Name = schemaName },
        ];
        return ExecuteAsync(context, operations, model: null, cancellationToken);
    }

    private static IEnumerable<MigrationOperation> Create(IEntityType type, string schemaName)
    {
        string table = type.GetTableName()!;
        IProperty? tenant = type.FindProperty(nameof(TenantRow.TenantId));
        CreateTableOperation create = new() { Schema = schemaName, Name = table };
        foreach (IProperty property in type.GetProperties().Where(property => property != tenant))
        {
            create.Columns.Add(new AddColumnOperation
            {
                Schema = schemaName,
                Table = table,
                Name = property.GetColumnName(),
                ClrType = property.GetRelationalTypeMapping().ClrType,
                ColumnType = property.GetColumnType(),
                MaxLength = property.GetMaxLength(),
                IsUnicode = property.IsUnicode(),
                Collation = property.GetCollation(),
                IsNullable = property.IsColumnNullable(),
            });
        }

        IKey key = type.FindPrimaryKey()!;
        create.PrimaryKey = new AddPrimaryKeyOperation { Schema = schemaName, Table = table, Name = key.GetName()!, Columns = Columns(key.Properties, tenant) };
        yield return create;
        foreach (IIndex index in type.GetIndexes().Where(index => !index.Properties.Contains(tenant)))
        {
            yield return new CreateIndexOperation
            {
                Schema = schemaName,
                Table = table,
                Name = index.GetDatabaseName()!,
                Columns = Columns(index.Properties, tenant),
                IsUnique = index.IsUnique,
            };
        }
    }

    private static string[] Columns(IEnumerable<IProperty> properties, IProperty? tenant) =>
        [.. properties.Where(property => property != tenant).Select(static property => property.GetColumnName())];

    private static async Task ExecuteAsync(DbContext context, List<MigrationOperation> operations, IModel? model, CancellationToken cancellationToken)
    {
        IRelationalConnection connection = context.GetService<IRelationalConnection>();
        foreach (MigrationCommand command in context.GetService<IMigrationsSqlGenerator>().Generate(operations, model))
        {
            await command.ExecuteNonQueryAsync(connection, parameterValues: null, cancellationToken).ConfigureAwait(false);
        }
    }
}
