namespace TypedFlags;

/// <summary>
/// One ambient context. Scopes are a chain that follows the flow of execution; a closed one is only marked, because another
/// flow may still hold a chain through it.
/// </summary>
internal sealed class FlagContextScope : IDisposable
{
    private static readonly AsyncLocal<FlagContextScope?> InnermostOfFlow = new();
    private static bool _everUsed;

    private readonly FlagContext _context;
    private FlagContextScope? _parent;
    private volatile bool _closed;

    private FlagContextScope(FlagContext context, FlagContextScope? parent)
    {
        _context = context;
        _parent = parent;
    }

    /// <summary>The context of the innermost open scope. A process that never opens one pays for a static read.</summary>
    public static FlagContext? Current => Volatile.Read(ref _everUsed) ? FirstOpen(InnermostOfFlow.Value)?._context : null;

    public static FlagContextScope Open(FlagContext context)
    {
        FlagContextScope scope = new(context, FirstOpen(InnermostOfFlow.Value));
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
