namespace TypedFlags;

/// <summary>
/// One ambient context, or what was looked up of one user. Scopes are a chain that follows the flow of execution; a closed one is only marked, because another
/// flow may still hold a chain through it.
/// </summary>
internal sealed class FlagContextScope : IDisposable
{
    private static readonly AsyncLocal<FlagContextScope?> InnermostOfFlow = new();
    private static bool _everUsed;

    private readonly FlagContext? _context;
    private readonly PreparedMemberships? _memberships;
    private FlagContextScope? _parent;
    private volatile bool _closed;

    private FlagContextScope(FlagContext? context, PreparedMemberships? memberships, FlagContextScope? parent)
    {
        _context = context;
        _memberships = memberships;
        _parent = parent;
    }

    /// <summary>The context of the innermost open scope that has one. A process that never opens one pays for a static read.</summary>
    public static FlagContext? Current => Volatile.Read(ref _everUsed) ? FirstContext(FirstOpen(InnermostOfFlow.Value)) : null;

    public static FlagContextScope Open(FlagContext context) => Open(context, context.Memberships);

    public static FlagContextScope Open(PreparedMemberships memberships) => Open(context: null, memberships);

    /// <summary>What the innermost scope that has anything of a user has; null where none has.</summary>
    public static PreparedMemberships? FindMemberships(ReadOnlySpan<char> targetingKey)
    {
        FlagContextScope? scope = Volatile.Read(ref _everUsed) ? FirstOpen(InnermostOfFlow.Value) : null;
        while (scope is not null)
        {
            if (scope._memberships is { } memberships && memberships.IsOf(targetingKey))
            {
                return memberships;
            }

            scope = FirstOpen(scope._parent);
        }

        return null;
    }

    private static FlagContextScope Open(FlagContext? context, PreparedMemberships? memberships)
    {
        FlagContextScope scope = new(context, memberships, FirstOpen(InnermostOfFlow.Value));
        Volatile.Write(ref _everUsed, true);
        InnermostOfFlow.Value = scope;
        return scope;
    }

    public void Dispose()
    {
        _closed = true;
        if (InnermostOfFlow.Value is { _closed: true } innermost)
        {
            InnermostOfFlow.Value = FirstOpen(innermost);
        }
    }

    private static FlagContext? FirstContext(FlagContextScope? scope)
    {
        while (scope is { _context: null })
        {
            scope = FirstOpen(scope._parent);
        }

        return scope?._context;
    }

    private static FlagContextScope? FirstOpen(FlagContextScope? scope)
    {
        while (scope is { _closed: true })
        {
            scope = scope._parent;
        }

        // Closed scopes further out are unlinked, so that a loop which opens and closes in one flow keeps nothing alive.
        while (scope?._parent is { _closed: true } closed)
        {
            scope._parent = closed._parent;
        }

        return scope;
    }
}
