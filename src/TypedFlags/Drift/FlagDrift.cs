namespace TypedFlags;

/// <summary>
/// Compares the definitions that this build has compiled in with those that were last written to a store. A service of <c>AddTypedFlags()</c>. Safe for any number of threads.
/// </summary>
public sealed class FlagDrift
{
    private readonly FlagRegistry _registry;

    internal FlagDrift(FlagRegistry registry) => _registry = registry;

    /// <summary>The fingerprints of all flags that the loaded assemblies declare, by key: SHA-256, as 64 hexadecimal digits.</summary>
    /// <returns>A new dictionary. Of a key that two assemblies declare, one fingerprint of both.</returns>
    public IReadOnlyDictionary<string, string> ComputeFingerprints()
    {
        Dictionary<string, List<(string Set, string Fingerprint)>> byKey = new(StringComparer.Ordinal);
        foreach (FlagDefinitionSet set in _registry.Sets)
        {
            for (int index = 0; index < set.Count; index++)
            {
                string key = set.Compiled.KeyOf(index);
                if (!byKey.TryGetValue(key, out List<(string, string)>? ofKey))
                {
                    byKey.Add(key, ofKey = new(1));
                }

                ofKey.Add((set.Name, DefinitionFingerprint.Of(set.Compiled, index)));
            }
        }

        // Assemblies are loaded in any order.
        return byKey.ToDictionary(
            static pair => pair.Key,
            static pair => pair.Value is [var only]
                ? only.Fingerprint
                : DefinitionFingerprint.Of(pair.Value.OrderBy(static one => one.Set, StringComparer.Ordinal).ThenBy(static one => one.Fingerprint, StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }

    /// <summary>Reads the store's fingerprints and compares.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The differences. Where no fingerprints were ever written to the store, all flags are missing in it.</returns>
    public async ValueTask<FlagDriftReport> FindAsync(FlagStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Compare(await store.ReadFingerprintsAsync(cancellationToken).ConfigureAwait(false));
    }

    internal FlagDriftReport Compare(IReadOnlyDictionary<string, string> stored)
    {
        IReadOnlyDictionary<string, string> own = ComputeFingerprints();
        return new FlagDriftReport(
            [.. own.Keys.Where(key => !stored.ContainsKey(key)).Order(StringComparer.Ordinal)],
            [.. stored.Keys.Where(key => !own.ContainsKey(key)).Order(StringComparer.Ordinal)],
            [.. own.Where(pair => stored.TryGetValue(pair.Key, out string? other) && !string.Equals(other, pair.Value, StringComparison.OrdinalIgnoreCase))
                .Select(static pair => pair.Key)
                .Order(StringComparer.Ordinal)]);
    }
}
