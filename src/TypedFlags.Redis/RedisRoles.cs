namespace TypedFlags.Redis;

/// <summary>What Redis is there for.</summary>
[Flags]
public enum RedisRoles
{
    /// <summary>Nothing, which is a mistake.</summary>
    None = 0,

    /// <summary>The flags' state is kept in Redis; each write is told of to all nodes.</summary>
    Store = 1,

    /// <summary>
    /// The state is kept in another store, the one that was added before; Redis tells all nodes of what is written to it. Redis may be away at any time: what is written is
    /// written, and the nodes hear of it when Redis is back, or at their next poll.
    /// </summary>
    Notifications = 2,

    /// <summary>
    /// The state is kept in another store, the one that was added before; what one node read of it the others take from Redis, for <see cref="RedisOptions.CacheLifetime"/>, so that many nodes
    /// ask the store as one. Where Redis is away they ask the store themselves. Goes together with <see cref="Notifications"/>.
    /// </summary>
    Cache = 4,
}
