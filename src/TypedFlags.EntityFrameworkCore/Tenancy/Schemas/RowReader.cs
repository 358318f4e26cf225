using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// Makes rows of what a command reads, as EF Core itself would: by the methods of the reader, the provider's own touch and the converters that the model has
/// for each column. Made once a model, and kept with it.
/// </summary>
internal static class RowReader
{
    private const string Key = "TypedFlags:RowReader";

    /// <summary>Of a row whose columns are <see cref="Columns"/>, in their order, and after these the number of the tenant.</summary>
    /// <param name="type">The type of rows.</param>
    /// <returns>From the reader and the tenants' ids to the row.</returns>
    public static Func<DbDataReader, string[], TRow> Of<TRow>(IEntityType type) =>
        type.GetOrAddRuntimeAnnotationValue(Key, static one => Make<TRow>(one!), type);

    /// <summary>Of the first column alone.</summary>
    public static Func<DbDataReader, TValue> OfValue<TValue>(IProperty property) => property.GetOrAddRuntimeAnnotationValue(
        Key,
        static one =>
        {
            ParameterExpression reader = Expression.Parameter(typeof(DbDataReader), "reader");
            return Expression.Lambda<Func<DbDataReader, TValue>>(Value(one!, reader, Expression.Constant(0)), reader).Compile();
        },
        property);

    /// <summary>All but the tenant's.</summary>
    public static IProperty[] Columns(IEntityType type) =>
        [.. type.GetProperties().Where(static property => !string.Equals(property.Name, nameof(TenantRow.TenantId), StringComparison.Ordinal))];

    private static Func<DbDataReader, string[], TRow> Make<TRow>(IEntityType type)
    {
        ParameterExpression reader = Expression.Parameter(typeof(DbDataReader), "reader");
        ParameterExpression tenants = Expression.Parameter(typeof(string[]), "tenants");
        IProperty[] columns = Columns(type);
        List<MemberBinding> values = [.. columns.Select((property, ordinal) => Expression.Bind(property.PropertyInfo!, Value(property, reader, Expression.Constant(ordinal))))];

        // A number that every tenant's part of the query has: shorter than its id, which is no other object in each row either.
        MethodCallExpression number = Expression.Call(reader, nameof(DbDataReader.GetInt32), typeArguments: null, Expression.Constant(columns.Length));
        values.Add(Expression.Bind(type.FindProperty(nameof(TenantRow.TenantId))!.PropertyInfo!, Expression.ArrayIndex(tenants, number)));
        return Expression.Lambda<Func<DbDataReader, string[], TRow>>(Expression.MemberInit(Expression.New(typeof(TRow)), values), reader, tenants).Compile();
    }

    /// <summary>The value of one column, of the property's type.</summary>
    private static Expression Value(IProperty property, ParameterExpression reader, ConstantExpression ordinal)
    {
        RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        System.Reflection.MethodInfo method = mapping.GetDataReaderMethod();
        Expression value = mapping.CustomizeDataReaderExpression(Expression.Call(As(reader, method.DeclaringType!), method, ordinal));
        if (mapping.Converter is { } converter)
        {
            value = Expression.Invoke(converter.ConvertFromProviderExpression, As(value, converter.ProviderClrType));
        }

        value = As(value, property.ClrType);
        return property.IsNullable
            ? Expression.Condition(
                Expression.Call(reader, nameof(DbDataReader.IsDBNull), typeArguments: null, ordinal), Expression.Default(property.ClrType), value)
            : value;
    }

    private static Expression As(Expression value, Type type) => type.IsAssignableFrom(value.Type) ? value : Expression.Convert(value, type);
}
