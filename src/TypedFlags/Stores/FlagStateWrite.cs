using System.Text.Json;

namespace TypedFlags;

/// <summary>One change of a flag's state, or of one tenant's share in it.</summary>
public sealed record FlagStateWrite
{
    /// <summary>The flag.</summary>
    public required string FlagKey { get; init; }

    /// <summary>The tenant; null for the flag's own state.</summary>
    public string? TenantId { get; init; }

    /// <summary>
    /// The whole new state: a JSON object of state properties in the language of <c>flags.yaml</c>, or its short form. Null drops what is stored,
    /// so that <c>flags.yaml</c> and other providers apply again.
    /// </summary>
    public JsonElement? State { get; init; }

    /// <summary>
    /// The version that the writer has seen: the write is refused when there is another one by now. 0: nothing may be there. Null: whatever
    /// is there may be overwritten.
    /// </summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Who writes, for the audit trail.</summary>
    public required string Actor { get; init; }

    /// <summary>Why, for the audit trail.</summary>
    public string? Comment { get; init; }

    /// <summary>Tells this write from all others: repeated with the same id it is done once. A new one unless set.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whether the writer has seen what is stored now: the one rule of all stores.</summary>
    /// <param name="current">What is stored; null, or a dropped state, where there is nothing.</param>
    /// <returns>False where the write has to be refused.</returns>
    public bool MayOverwrite(StoredFlagState? current) =>
        ExpectedVersion is not { } expected || expected == (current?.State is null ? 0 : current.Version);
}
