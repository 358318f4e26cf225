using StackExchange.Redis;

namespace TypedFlags.Redis;

/// <summary>The names of what one application has in Redis. The braces keep all of it on one server of a cluster, as scripts need it.</summary>
internal sealed class RedisKeys(string prefix)
{
    /// <summary>A hash from flag and tenant to <see cref="StateRecord"/>; dropped states stay, without their state.</summary>
    public RedisKey State { get; } = Name(prefix, "state");

    /// <summary>A sorted set of the fields of <see cref="State"/>, by version: what changed since.</summary>
    public RedisKey Order { get; } = Name(prefix, "order");

    /// <summary>A sorted set of <see cref="AuditRecord"/>s, by version.</summary>
    public RedisKey Audit { get; } = Name(prefix, "audit");

    /// <summary>A hash from the id of a write to its version in <see cref="Audit"/>.</summary>
    public RedisKey Writes { get; } = Name(prefix, "writes");

    /// <summary>A hash of <c>epoch</c>, a name for the store from its first write on, and <c>version</c>, the latest.</summary>
    public RedisKey Meta { get; } = Name(prefix, "meta");

    /// <summary>A hash from flag to the fingerprint of its definition.</summary>
    public RedisKey Fingerprints { get; } = Name(prefix, "fingerprints");

    /// <summary>A hash of readings of another store, by the question; see <see cref="CacheScripts"/>. Other versions of the format have other names.</summary>
    public RedisKey Cache { get; } = Name(prefix, "cache:1");

    /// <summary>A name for the time from one write to the next: readings of another generation are not believed. The same for all versions of the format.</summary>
    public RedisKey Generation { get; } = Name(prefix, "generation");

    /// <summary>Where each write is told of.</summary>
    public string Changes { get; } = Name(prefix, "changes");

    private static string Name(string prefix, string name) => $"{{{prefix}}}:{name}";
}
