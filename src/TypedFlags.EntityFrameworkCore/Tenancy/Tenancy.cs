using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Where tenants' rows are: one of the ways of <see cref="FlagTenancy"/>.</summary>
internal abstract class Tenancy(FlagTenancy kind)
{
    public FlagTenancy Kind { get; } = kind;

    /// <summary>What the sequence's row says of data that was written so.</summary>
    public string Mark { get; } = SequenceRow.MarkOf(kind);

    /// <param name="options">How; in order.</param>
    public static Tenancy Of(EntityFrameworkStoreOptions options) =>
        options.Tenancy == FlagTenancy.Column ? new ColumnTenancy() : new SchemaTenancy(options.Tenancy, options.TenantSchemaPrefix);

    /// <summary>Refuses data that another tenancy wrote, which this one would not find.</summary>
    public void Check(SequenceRow? sequence)
    {
        if (sequence is { Version: > 0 } && !string.Equals(sequence.Tenancy, Mark, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"The flags in this database were written with the tenancy '{sequence.Tenancy}', and this store has '{Mark}'. "
                + $"Set EntityFrameworkStoreOptions.Tenancy to what the database has, or move to an empty one; see docs/database.md.");
        }
    }

    /// <param name="context">The context.</param>
    /// <param name="tenantId">The tenant; null for what belongs to none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract ValueTask<TenantPlace> FindPlaceAsync(DbContext context, string? tenantId, CancellationToken cancellationToken);

    /// <summary>Adds all tenants' states, or those that changed since a version.</summary>
    public abstract Task AddStatesAsync(DbContext context, long? since, List<StoredFlagState> states, CancellationToken cancellationToken);

    /// <summary>The audit trail, the latest first.</summary>
    public abstract Task<List<AuditRow>> ReadAuditAsync(DbContext context, FlagAuditQuery query, CancellationToken cancellationToken);

    /// <summary>Deletes everything of a tenant, in the context's transaction.</summary>
    /// <returns>False where there is nothing.</returns>
    public abstract Task<bool> DropTenantAsync(DbContext context, string tenantId, CancellationToken cancellationToken);

    /// <summary>The tenant in which the last write's audit entry is to be looked for; null for the shared trail.</summary>
    public abstract string? AuditOwner(string? tenantId);
}
