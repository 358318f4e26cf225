namespace TypedFlags;

/// <summary>What all providers together say of one flag. Joined when first asked for; immutable otherwise.</summary>
internal sealed class LayeredState
{
    private readonly FlagState[] _parts;
    private FlagState? _joined;

    private LayeredState(FlagState[] parts, bool isStale)
    {
        _parts = parts;
        IsStale = isStale;
    }

    public static LayeredState Nothing { get; } = new([], isStale: false);

    /// <summary>Whether any of it is a copy that the source has not confirmed.</summary>
    public bool IsStale { get; }

    /// <summary>All of it, the later over the earlier.</summary>
    public FlagState Joined => Volatile.Read(ref _joined) ?? Join();

    /// <summary>With one more on top.</summary>
    public LayeredState Over(FlagState upper, bool isStale) => new([.. _parts, upper], IsStale || isStale);

    /// <summary>True where it is made of the same objects: what comes of it is the same too.</summary>
    public bool IsSameAs(LayeredState other) => IsStale == other.IsStale && SaysTheSameAs(other);

    /// <summary>The same, whether or not it is confirmed.</summary>
    public bool SaysTheSameAs(LayeredState other)
    {
        if (_parts.Length != other._parts.Length)
        {
            return false;
        }

        for (int index = 0; index < _parts.Length; index++)
        {
            if (!ReferenceEquals(_parts[index], other._parts[index]))
            {
                return false;
            }
        }

        return true;
    }

    private FlagState Join()
    {
        FlagState joined = _parts.Length == 0 ? FlagState.Empty : _parts[0];
        for (int index = 1; index < _parts.Length; index++)
        {
            joined = FlagState.Layer(joined, _parts[index]);
        }

        Volatile.Write(ref _joined, joined);
        return joined;
    }
}
