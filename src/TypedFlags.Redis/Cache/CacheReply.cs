namespace TypedFlags.Redis;

/// <summary>What to do about a question that the cache was asked.</summary>
internal enum CacheAdvice
{
    /// <summary>The answer is there.</summary>
    Take,

    /// <summary>Ask the store: nobody else does at the moment.</summary>
    Load,

    /// <summary>Ask the store, because what is there can't be read.</summary>
    Mend,

    /// <summary>Somebody else is asking the store.</summary>
    Wait,

    /// <summary>Ask the store, and keep the answer to oneself: it is too large.</summary>
    Alone,
}

/// <summary>What Redis said to a question.</summary>
/// <param name="Advice">What to do.</param>
/// <param name="Generation">The time between two writes that this belongs to.</param>
/// <param name="At">When that was, by Redis' clock.</param>
/// <param name="Value">The answer, as the script returned it: two lines, and <see cref="CachedAnswer"/>.</param>
internal sealed record CacheReply(CacheAdvice Advice, string Generation, string At, byte[] Value)
{
    /// <summary>The answer without its lines.</summary>
    public ReadOnlyMemory<byte> Answer => Value.AsMemory(Generation.Length + 1 + Value.AsSpan(Generation.Length + 1).IndexOf((byte)'\n') + 1);
}
