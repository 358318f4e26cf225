namespace TypedFlags;

/// <summary>
/// What a flow of execution has put in place of the usual: an engine (<c>engine.Use()</c>) or overridden values. Scopes
/// are a chain that follows the flow through awaits and new tasks; a nested flow never changes the chain of its parent.
/// </summary>
/// <remarks>
/// A closed scope is only marked, because another flow may still hold a chain through it: so scopes may close in any
/// order and on any thread. The number of open scopes in the process says whether anybody needs to look at all.
/// </remarks>
internal sealed class AmbientScope : IDisposable
{
    private static readonly AsyncLocal<AmbientScope?> InnermostOfFlow = new();
    private static int _openScopes;

    private AmbientScope? _parent;
    private FlagEngine? _engine;
    private OverrideSet? _overrides;
    private int _closed;

    private AmbientScope(FlagEngine? engine, OverrideSet? overrides)
    {
        _engine = engine;
        _overrides = overrides;
        _parent = FirstOpen(InnermostOfFlow.Value);
    }

    /// <summary>Whether any flow has a scope open: hardly ever, outside of tests, and found out by one static read.</summary>
    public static bool IsAnyOpen => Volatile.Read(ref _openScopes) != 0;

    /// <summary>The innermost open scope of this flow; null nearly always.</summary>
    public static AmbientScope? Current => IsAnyOpen ? FirstOpen(InnermostOfFlow.Value) : null;

    /// <summary>The engine this scope puts in place, if that is what it does.</summary>
    public FlagEngine? Engine => Volatile.Read(ref _engine);

    /// <summary>The values this scope puts in place, if that is what it does.</summary>
    public OverrideSet? Overrides => Volatile.Read(ref _overrides);

    private bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>The next open scope outwards.</summary>
    private AmbientScope? Parent => FirstOpen(_parent);

    public static AmbientScope Open(FlagEngine engine) => Enter(new AmbientScope(engine, overrides: null));

    public static AmbientScope Open(OverrideSet overrides) => Enter(new AmbientScope(engine: null, overrides));

    /// <summary>The engine of the innermost scope that has one.</summary>
    public static FlagEngine? FindEngine(AmbientScope? scope)
    {
        while (scope is not null)
        {
            if (scope.Engine is { } engine)
            {
                return engine;
            }

            scope = scope.Parent;
        }

        return null;
    }

    /// <summary>What the innermost scope that says anything of a flag puts in its place; else null.</summary>
    public static EvaluationResult? FindOverride(AmbientScope? scope, FlagDefinition definition)
    {
        while (scope is not null)
        {
            if (scope.Overrides?.Find(definition) is { } result)
            {
                return result;
            }

            scope = scope.Parent;
        }

        return null;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        // A timer that was started in this scope holds it for as long as it runs; it must not hold an engine or an assembly with it.
        Volatile.Write(ref _engine, null);
        Volatile.Write(ref _overrides, null);

        // Frees the chain where this flow can see it; elsewhere the mark is enough.
        AmbientScope? innermost = InnermostOfFlow.Value;
        if (innermost is { IsClosed: true })
        {
            InnermostOfFlow.Value = FirstOpen(innermost);
        }

        Interlocked.Decrement(ref _openScopes);
    }

    private static AmbientScope Enter(AmbientScope scope)
    {
        Interlocked.Increment(ref _openScopes);
        InnermostOfFlow.Value = scope;
        return scope;
    }

    private static AmbientScope? FirstOpen(AmbientScope? scope)
    {
        while (scope is { IsClosed: true })
        {
            scope = scope._parent;
        }

        // Closed scopes further out are unlinked, or a loop that opens one before it closes the last would keep them all.
        while (scope?._parent is { IsClosed: true } closed)
        {
            scope._parent = closed._parent;
        }

        return scope;
    }
}
