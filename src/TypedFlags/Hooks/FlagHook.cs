namespace TypedFlags;

/// <summary>
/// Code that runs around each evaluation of an engine: OpenFeature's hooks, synchronous. Override the stages you need. Added by
/// <see cref="TypedFlagsBuilder.AddHook{THook}"/> or <see cref="TypedFlagsOptions.Hooks"/>.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="Before"/> runs in the order the hooks were added, the other stages in reverse. A hook is called by many threads at once, on
/// the thread that asks for the flag, which waits for it.
/// </para>
/// <para>
/// An exception in a hook never changes the answer (unlike in OpenFeature, where one in <c>before</c> serves the default): it is logged
/// once a hook and stage, counted as <c>typedflags.hook.failures</c>, and the other hooks and stages run on.
/// <see cref="Error"/> is for evaluations whose reason is <see cref="FlagReason.Error"/>, not for the failures of hooks.
/// </para>
/// <para>
/// Flags that a hook evaluates itself are evaluated without hooks, telemetry and exposures. Prerequisites are part of the evaluation that
/// needs them. When all flags are evaluated at once, and when one is explained, hooks run too, because they may change the context and
/// with it the answer; <see cref="FlagHookContext.Purpose"/> says which it is.
/// </para>
/// <para>A hook is made before its engine: it must not take the engine, <see cref="IFlagClient"/> or <c>IFlags</c> in its constructor.</para>
/// </remarks>
public abstract class FlagHook
{
    /// <summary>Runs before the evaluation, and may add to its context.</summary>
    /// <param name="context">What is evaluated. Valid during the evaluation only.</param>
    /// <returns>
    /// Null for the context as it is; else a context that is laid over it. What the returned one has counts: its targeting key, tenant and
    /// groups where they are set, staff where it is true, and each of its attributes. The next hook sees the result.
    /// </returns>
    public virtual FlagContext? Before(FlagHookContext context) => null;

    /// <summary>Runs after an evaluation that went well.</summary>
    /// <param name="context">What was evaluated.</param>
    /// <param name="evaluation">The answer, its value boxed.</param>
    public virtual void After(FlagHookContext context, in FlagEvaluation<object> evaluation)
    {
    }

    /// <summary>Runs after an evaluation that went wrong: the default is served, with an error code and a message.</summary>
    /// <param name="context">What was evaluated.</param>
    /// <param name="evaluation">The answer, its value boxed.</param>
    public virtual void Error(FlagHookContext context, in FlagEvaluation<object> evaluation)
    {
    }

    /// <summary>Runs last, after every evaluation.</summary>
    /// <param name="context">What was evaluated.</param>
    /// <param name="evaluation">The answer, its value boxed.</param>
    public virtual void Finally(FlagHookContext context, in FlagEvaluation<object> evaluation)
    {
    }
}
