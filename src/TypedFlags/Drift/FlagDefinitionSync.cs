namespace TypedFlags;

/// <summary>
/// Writes to a store what this build's definitions are, for instance once a deployment. State is not touched. A service of <c>AddTypedFlags()</c>. Safe for any
/// number of threads.
/// </summary>
public sealed class FlagDefinitionSync
{
    private readonly FlagDrift _drift;

    internal FlagDefinitionSync(FlagDrift drift) => _drift = drift;

    /// <summary>Writes the fingerprints of this build's flags where they differ.</summary>
    /// <param name="store">The store.</param>
    /// <param name="removeUnknown">
    /// Whether to take away the fingerprints of flags that no loaded assembly declares. False where several applications share the store.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The differences that there were.</returns>
    public async ValueTask<FlagDriftReport> WriteAsync(FlagStore store, bool removeUnknown = false, CancellationToken cancellationToken = default)
    {
        FlagDriftReport drift = await _drift.FindAsync(store, cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, string> own = _drift.ComputeFingerprints();
        Dictionary<string, string?> changes = new(StringComparer.Ordinal);
        foreach (string key in drift.Missing.Concat(drift.Different))
        {
            changes[key] = own[key];
        }

        foreach (string key in removeUnknown ? drift.Unknown : [])
        {
            changes[key] = null;
        }

        if (changes.Count > 0)
        {
            await store.WriteFingerprintsAsync(changes, cancellationToken).ConfigureAwait(false);
        }

        return drift;
    }
}
