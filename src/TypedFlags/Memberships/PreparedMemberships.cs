namespace TypedFlags;

/// <summary>
/// In which lists one user is, as looked up by <see cref="FlagEngine.PrepareAsync(string, string?, CancellationToken)"/>: a picture of that moment, for one request or piece of
/// work. It counts for this user only, whoever else is asked for meanwhile. Immutable, safe for any number of threads. Personal data.
/// </summary>
public sealed class PreparedMemberships
{
    private readonly PreparedSource[] _sources;

    internal PreparedMemberships(string targetingKey, string? tenantId, PreparedSource[] sources)
    {
        TargetingKey = targetingKey;
        TenantId = tenantId;
        _sources = sources;
    }

    /// <summary>The user.</summary>
    public string TargetingKey { get; }

    /// <summary>The tenant whose lists were looked at too; null for none.</summary>
    public string? TenantId { get; }

    /// <summary>
    /// False where a source could not be read. The user counts as not listed in its lists.
    /// </summary>
    public bool IsComplete => Array.TrueForAll(_sources, static source => source.Lists is not null);

    /// <summary>
    /// Makes it known in this flow of execution, through awaits and into new tasks, until the answer is disposed: flags that are asked for this user's targeting key,
    /// as any context type has it, see it. Scopes nest, and may be disposed in any order; of several for the same user the innermost counts.
    /// </summary>
    /// <example><c>using ((await engine.PrepareAsync("ada")).Use()) { Flags.X.IsEnabled(customer); }</c></example>
    /// <returns>The scope; dispose it to close it.</returns>
    public IDisposable Use() => FlagContextScope.Open(this);

    /// <summary>The user, and how many lists name them.</summary>
    public override string ToString() => $"{TargetingKey} ({_sources.Sum(static source => source.Lists?.Length ?? 0)} lists)";

    internal bool IsOf(ReadOnlySpan<char> targetingKey) => targetingKey.SequenceEqual(TargetingKey);

    internal ListAnswer Find(OutsideList list)
    {
        FlagUserList wanted = list.List;
        if (wanted.TenantId is not null && !string.Equals(wanted.TenantId, TenantId, StringComparison.Ordinal))
        {
            return ListAnswer.NotPrepared;
        }

        foreach (PreparedSource source in _sources)
        {
            if (ReferenceEquals(source.Source, list.Source))
            {
                return source.Lists is not { } lists ? ListAnswer.Unreadable
                    : Contains(lists, wanted) ? ListAnswer.Listed
                    : ListAnswer.NotListed;
            }
        }

        return ListAnswer.NotPrepared;
    }

    /// <summary>Users are in a handful of lists: going through them takes no longer than hashing.</summary>
    private static bool Contains(FlagUserList[] lists, FlagUserList wanted)
    {
        foreach (FlagUserList list in lists)
        {
            if (list.Equals(wanted))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What one source said of a user.</summary>
/// <param name="Source">The source.</param>
/// <param name="Lists">The lists that have the user; null where it could not be read.</param>
internal readonly record struct PreparedSource(FlagMembershipSource Source, FlagUserList[]? Lists);
