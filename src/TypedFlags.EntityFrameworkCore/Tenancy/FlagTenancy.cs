namespace TypedFlags.EntityFrameworkCore;

/// <summary>Where a database store keeps what belongs to a tenant.</summary>
public enum FlagTenancy
{
    /// <summary>In the shared tables, with the tenant's id in a column.</summary>
    Column,

    /// <summary>
    /// Everything of a tenant, its states and its part of the audit trail, in a schema of its own, in tables without a tenant column. What belongs to no
    /// tenant is in the shared tables.
    /// </summary>
    Schema,

    /// <summary>A tenant's states in a schema of its own, in a table without a tenant column; the audit trail in the shared table.</summary>
    Hybrid,
}
