using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>A handle to a boolean flag.</summary>
public sealed class BooleanFlag : Flag<bool>
{
    private static readonly object Nowhere = new();

    // The state in which the flag is on, or off, for everyone. Two fields and no value beside them, so that each is written whole: a thread
    // that is late writes of a state that is no longer there.
    private object _alwaysOnIn = Nowhere;
    private object _alwaysOffIn = Nowhere;

    internal BooleanFlag(SnapshotSource source, int index)
        : base(source, index, OutcomeReaders.Boolean)
    {
    }

    /// <summary>Whether the flag is on for the ambient context (<see cref="FlagContext.Current"/>), or for an anonymous user where there is none.</summary>
    /// <returns>True for on; never fails because of flag data.</returns>
    public bool IsEnabled()
    {
        // Here and below the short way stands first, for a flag that is known to be the same for everyone: field reads only.
        if (IsUndisturbed)
        {
            object? state = StateToken;
            return ReferenceEquals(state, _alwaysOnIn) || (!ReferenceEquals(state, _alwaysOffIn) && Ask(FlagContext.Current));
        }

        return AskDisturbed(FlagContext.Current);
    }

    /// <summary>Whether the flag is on for a context.</summary>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    /// <returns>True for on; never fails because of flag data.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsEnabled(FlagContext? context)
    {
        if (IsUndisturbed)
        {
            object? state = StateToken;
            return ReferenceEquals(state, _alwaysOnIn) || (!ReferenceEquals(state, _alwaysOffIn) && Ask(context));
        }

        return AskDisturbed(context);
    }

    /// <summary>Whether the flag is on for the application's own context type; called through the generated overloads.</summary>
    /// <typeparam name="TContext">The generated adapter.</typeparam>
    /// <param name="context">Who is asking.</param>
    /// <returns>True for on; never fails because of flag data.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsEnabled<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        if (IsUndisturbed)
        {
            object? state = StateToken;
            return ReferenceEquals(state, _alwaysOnIn) || (!ReferenceEquals(state, _alwaysOffIn) && Ask(in context));
        }

        return AskDisturbed(in context);
    }

    // Not inlined: what these need would burden the caller's frame, which the short way doesn't need.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Ask(FlagContext? context)
    {
        bool isOn = DecideUndisturbed(new FlagContextReader(context), reader: null, out FlagSetSnapshot? constantIn).Outcome.Boolean;
        return constantIn is null ? isOn : Remember(constantIn, isOn);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Ask<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        bool isOn = DecideUndisturbed(in context, reader: null, out FlagSetSnapshot? constantIn).Outcome.Boolean;
        return constantIn is null ? isOn : Remember(constantIn, isOn);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AskDisturbed(FlagContext? context) => DecideDisturbed(new FlagContextReader(context), reader: null).Outcome.Boolean;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AskDisturbed<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter => DecideDisturbed(in context, reader: null).Outcome.Boolean;

    private bool Remember(FlagSetSnapshot state, bool isOn)
    {
        (isOn ? ref _alwaysOnIn : ref _alwaysOffIn) = state.StateToken;
        return isOn;
    }

    private protected override FlagOutcome OutcomeOf(bool value) => Definition.Outcomes[value ? 1 : 0];
}
