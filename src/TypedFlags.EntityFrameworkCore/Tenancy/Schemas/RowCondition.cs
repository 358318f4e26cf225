namespace TypedFlags.EntityFrameworkCore;

/// <summary>What is asked of rows in a query that names a tenant's schema.</summary>
/// <param name="Property">Of the model's type.</param>
/// <param name="Test">SQL between the column and the value, such as <c>&gt; </c>; never from outside.</param>
/// <param name="Value">The value, which becomes a parameter; null where the test needs none.</param>
internal readonly record struct RowCondition(string Property, string Test, object? Value = null)
{
    public static RowCondition Is(string property, object value) => new(property, "= ", value);

    /// <summary>The same as <see cref="StoredRows.ChangedSince"/>.</summary>
    public static RowCondition ChangedSince(long? version) =>
        version is { } since ? new(nameof(StoredRow.Version), "> ", since) : new(nameof(StoredRow.State), "IS NOT NULL");

    /// <summary>The same as <see cref="StoredRows.Latest"/>, but for the order.</summary>
    public static IEnumerable<RowCondition> Of(FlagAuditQuery query)
    {
        if (query.FlagKey is { } flagKey)
        {
            yield return Is(nameof(AuditRow.FlagKey), flagKey);
        }

        if (query.BeforeVersion is { } version)
        {
            yield return new RowCondition(nameof(AuditRow.Version), "< ", version);
        }
    }
}
