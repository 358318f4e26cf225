using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// One of the shared tables as it stands in tenants' schemas: the same columns but for the tenant's. The rows are read by way of the model, with the
/// columns' own converters, and written by plain statements that any database understands; all values are parameters.
/// </summary>
internal sealed class TenantTable<TRow>
    where TRow : class
{
    private readonly DbContext _context;
    private readonly IEntityType _type;
    private readonly ISqlGenerationHelper _sql;
    private readonly IProperty _tenant;
    private readonly IProperty[] _properties;

    public TenantTable(DbContext context)
    {
        _context = context;
        _type = context.Model.FindEntityType(typeof(TRow))!;
        _sql = context.GetService<ISqlGenerationHelper>();
        _tenant = _type.FindProperty(nameof(TenantRow.TenantId))!;
        _properties = [.. _type.GetProperties().Where(property => property != _tenant)];
    }

    public IQueryable<TRow> Of(TenantSchemaRow schema) => Of([schema]);

    /// <summary>The rows of several tenants, read with one command.</summary>
    public IQueryable<TRow> Of(IReadOnlyCollection<TenantSchemaRow> schemas)
    {
        string columns = string.Join(", ", _properties.Select(Column));
        IEnumerable<string> parts = schemas.Select(
            (schema, index) => $"SELECT {columns}, {Placeholder(index)} AS {Column(_tenant)} FROM {Name(schema.SchemaName)}");

        // Without DISTINCT or any order: the database reads one table after the other, and looks into each for what is asked of all.
        string sql = string.Join("\nUNION ALL\n", parts);
        object[] tenants = [.. schemas.Select(static schema => schema.TenantId)];
        return _context.Set<TRow>().FromSqlRaw(sql, tenants).AsNoTracking();
    }

    public Task InsertAsync(string schemaName, TRow row, CancellationToken cancellationToken)
    {
        string columns = string.Join(", ", _properties.Select(Column));
        string values = string.Join(", ", _properties.Select(static (_, index) => Placeholder(index)));
        string sql = $"INSERT INTO {Name(schemaName)} ({columns}) VALUES ({values})";
        return ExecuteAsync(sql, [.. _properties.Select(property => Value(property, row))], cancellationToken);
    }

    /// <returns>False where no row has this version of this key any more.</returns>
    public async Task<bool> UpdateAsync(string schemaName, TRow row, long before, CancellationToken cancellationToken)
    {
        IProperty version = _type.FindProperty(nameof(StoredRow.Version))!;
        IProperty key = _type.FindProperty(nameof(StoredRow.FlagKey))!;
        IProperty[] changed = [.. _properties.Where(property => property != key)];
        string changes = string.Join(", ", changed.Select((property, index) => $"{Column(property)} = {Placeholder(index)}"));
        string sql = $"UPDATE {Name(schemaName)} SET {changes} "
            + $"WHERE {Column(key)} = {Placeholder(changed.Length)} AND {Column(version)} = {Placeholder(changed.Length + 1)}";
        IEnumerable<DbParameter> values = changed.Append(key).Select(property => Value(property, row)).Append(Parameter(version, before));
        return await ExecuteAsync(sql, [.. values], cancellationToken).ConfigureAwait(false) > 0;
    }

    private static string Placeholder(int index) => string.Create(CultureInfo.InvariantCulture, $"{{{index}}}");

    private Task<int> ExecuteAsync(string sql, DbParameter[] values, CancellationToken cancellationToken) =>
        _context.Database.ExecuteSqlRawAsync(sql, values, cancellationToken);

    /// <summary>Quoted as the database wants it, and so that no brace is taken for a placeholder.</summary>
    private string Name(string schemaName) => _sql.DelimitIdentifier(_type.GetTableName()!, schemaName).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private string Column(IProperty property) => _sql.DelimitIdentifier(property.GetColumnName());

    private DbParameter Value(IProperty property, TRow row) => Parameter(property, property.GetGetter().GetClrValue(row));

    private DbParameter Parameter(IProperty property, object? value)
    {
        // Only a command makes a parameter of the right type; what is executed is another one.
        using DbCommand command = _context.Database.GetDbConnection().CreateCommand();
        return property.GetRelationalTypeMapping().CreateParameter(command, string.Empty, value, property.IsNullable);
    }
}
