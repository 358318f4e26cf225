namespace TypedFlags;

/// <summary>What one line of a store's file says.</summary>
internal abstract record StoreRecord;

/// <summary>Begins a file: a copy of everything follows, one line each.</summary>
/// <param name="Store">Tells this store from every other.</param>
/// <param name="Sequence">The last write that the copy has in it.</param>
/// <param name="Lines">How many lines the copy has, this one not counted.</param>
internal sealed record HeadRecord(Guid Store, long Sequence, int Lines) : StoreRecord;

/// <summary>Of a copy: what was stored.</summary>
/// <param name="State">The state.</param>
/// <param name="WriteId">The write that made it, so that it can be told from a new one where the journal is lost.</param>
internal sealed record StateRecord(StoredFlagState State, Guid WriteId) : StoreRecord;

/// <summary>A write, and at once its entry in the audit trail.</summary>
internal sealed record WriteRecord(FlagAuditEntry Entry) : StoreRecord
{
    /// <summary>What is stored after it.</summary>
    public StoredFlagState ToState() => new(Entry.FlagKey, Entry.TenantId, Entry.After, Entry.Version, Entry.At, Entry.Actor);
}

/// <summary>Fingerprints that come in the place of those before; null takes one away. Of a copy: all there are.</summary>
internal sealed record FingerprintsRecord(long Version, IReadOnlyDictionary<string, string?> Fingerprints) : StoreRecord;
