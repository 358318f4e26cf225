namespace TypedFlags.EntityFrameworkCore;

/// <summary>What both kinds of state have. A dropped one stays as a row without state, so that readers hear of it.</summary>
internal abstract class StoredRow
{
    public required string FlagKey { get; init; }

    /// <summary>JSON as it was written; null where it was dropped.</summary>
    public string? State { get; set; }

    public long Version { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public string ChangedBy { get; set; } = string.Empty;
}

/// <summary>A flag's own state.</summary>
internal sealed class FlagRow : StoredRow;

/// <summary>One tenant's share in a flag.</summary>
internal sealed class TenantRow : StoredRow
{
    public required string TenantId { get; init; }
}

/// <summary>One write. It also remembers that the write was done, and what it made.</summary>
internal sealed class AuditRow
{
    public required long Version { get; init; }

    public required Guid WriteId { get; init; }

    public required string FlagKey { get; init; }

    public string? TenantId { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public required string Actor { get; init; }

    public string? Comment { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The fingerprint of one flag's definition.</summary>
internal sealed class FingerprintRow
{
    public required string FlagKey { get; init; }

    public required string Fingerprint { get; set; }
}

/// <summary>The one row that every writer changes first, and so waits for: versions become visible in their order.</summary>
internal sealed class SequenceRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The latest version.</summary>
    public long Version { get; set; }

    /// <summary>The write that made it: a database that was put back to an earlier time shows by another write at the same version.</summary>
    public Guid WriteId { get; set; }

    /// <summary>The tenant whose audit trail has that write; null where it is in the shared one.</summary>
    public string? TenantId { get; set; }

    /// <summary>The version at which a tenant was last dropped: who read before has to read everything.</summary>
    public long ResetVersion { get; set; }

    /// <summary>How what is there was written; means nothing while there is nothing.</summary>
    public string Tenancy { get; set; } = MarkOf(FlagTenancy.Column);

    public static string MarkOf(FlagTenancy tenancy) => tenancy switch
    {
        FlagTenancy.Schema => "schema",
        FlagTenancy.Hybrid => "hybrid",
        _ => "column",
    };
}

/// <summary>The schema of one tenant.</summary>
internal sealed class TenantSchemaRow
{
    public required string TenantId { get; init; }

    public required string SchemaName { get; init; }

    /// <summary>The version of the last write to this tenant.</summary>
    public long Version { get; set; }
}
