using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>A handle to a boolean flag.</summary>
public sealed class BooleanFlag : Flag<bool>
{
    internal BooleanFlag(SnapshotSource source, int index)
        : base(source, index, OutcomeReaders.Boolean)
    {
    }

    /// <summary>Whether the flag is on for the ambient context (<see cref="FlagContext.Current"/>), or for an anonymous user where there is none.</summary>
    /// <returns>True for on; never fails because of flag data.</returns>
    public bool IsEnabled() => TryGetConstant(out bool constant) ? constant : Ask(FlagContext.Current);

    /// <summary>Whether the flag is on for a context.</summary>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    /// <returns>True for on; never fails because of flag data.</returns>
    public bool IsEnabled(FlagContext? context) => TryGetConstant(out bool constant) ? constant : Ask(context);

    /// <summary>Whether the flag is on for the application's own context type; called through the generated overloads.</summary>
    /// <typeparam name="TContext">The generated adapter.</typeparam>
    /// <param name="context">Who is asking.</param>
    /// <returns>True for on; never fails because of flag data.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsEnabled<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter => TryGetConstant(out bool constant) ? constant : Ask(in context);

    // Not inlined: what these need would burden the caller's frame, which the short way doesn't need.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Ask(FlagContext? context) => Decide(new FlagContextReader(context)).Outcome.Boolean;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Ask<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter => Decide(in context).Outcome.Boolean;

    private protected override FlagOutcome OutcomeOf(bool value) => Definition.Outcomes[value ? 1 : 0];
}
