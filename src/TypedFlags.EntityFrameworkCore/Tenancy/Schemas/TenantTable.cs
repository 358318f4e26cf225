using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// One of the shared tables as it stands in tenants' schemas: the same columns but for the tenant's. Read and written by way of the model, with the
/// columns' own converters, by plain statements that any database understands; all values are parameters.
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
        _properties = RowReader.Columns(_type);
    }

    /// <summary>The rows of several tenants, read with one command.</summary>
    /// <param name="schemas">The tenants.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="which">Which rows, as far as all conditions hold.</param>
    public IAsyncEnumerable<TRow> ReadAsync(
        IReadOnlyCollection<TenantSchemaRow> schemas, CancellationToken cancellationToken, params IEnumerable<RowCondition> which) =>
        ReadAsync(schemas, which, end: string.Empty, cancellationToken);

    /// <summary>The rows of several tenants that were written last, the latest first.</summary>
    /// <param name="schemas">The tenants.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="which">Which rows, as far as all conditions hold.</param>
    public IAsyncEnumerable<TRow> ReadLatestAsync(
        IReadOnlyCollection<TenantSchemaRow> schemas, int limit, CancellationToken cancellationToken, params IEnumerable<RowCondition> which)
    {
        // Of the SQL standard: PostgreSQL, SQL Server, Oracle and Db2 have it so.
        string order = Column(_type.FindProperty(nameof(StoredRow.Version))!);
        return ReadAsync(schemas, which, string.Create(CultureInfo.InvariantCulture, $"\nORDER BY {order} DESC OFFSET 0 ROWS FETCH NEXT {limit} ROWS ONLY"), cancellationToken);
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

    private IAsyncEnumerable<TRow> ReadAsync(
        IReadOnlyCollection<TenantSchemaRow> schemas, IEnumerable<RowCondition> which, string end, CancellationToken cancellationToken)
    {
        string columns = string.Join(", ", _properties.Select(Column));
        string tenant = Column(_tenant);
        IEnumerable<string> parts = schemas.Select(
            (schema, number) => string.Create(CultureInfo.InvariantCulture, $"SELECT {columns}, {number} AS {tenant} FROM {Name(schema.SchemaName)}"));
        List<object> values = [];
        List<string> conditions = [];
        foreach ((string property, string condition, object? value) in which)
        {
            IProperty about = _type.FindProperty(property)!;
            conditions.Add($"{Column(about)} {condition}{(value is null ? string.Empty : Placeholder(values.Count))}");
            if (value is not null)
            {
                values.Add(Parameter(about, value));
            }
        }

        // Without DISTINCT or any order: the database reads one table after the other, and looks into each for what is asked of all.
        string all = string.Join("\nUNION ALL\n", parts);
        string where = conditions.Count == 0 ? string.Empty : $"\nWHERE {string.Join(" AND ", conditions)}";
        string[] tenants = [.. schemas.Select(static schema => schema.TenantId)];
        Func<DbDataReader, string[], TRow> read = RowReader.Of<TRow>(_type);
        return PlainQuery.ReadAsync(
            _context, $"SELECT {columns}, {tenant} FROM (\n{all}\n) found{where}{end}", values, reader => read(reader, tenants), cancellationToken);
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
