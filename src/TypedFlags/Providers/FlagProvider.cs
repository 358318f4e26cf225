using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Primitives;

namespace TypedFlags;

/// <summary>
/// A source of the flags' state at run time: a file, a database, a server. Derive from it and add it with
/// <see cref="TypedFlagsBuilder.AddProvider{TProvider}"/>; the engine does the rest. It asks for the state when it starts, at each change that is
/// told, at every <see cref="PollInterval"/>, and again after a failure, with growing pauses. Whatever goes wrong in a provider is one line in the
/// log; what it said before stays in force.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Its token has no timer to let go of, and may be subscribed to at any time.")]
public abstract class FlagProvider
{
    private CancellationTokenSource _change = new();

    /// <summary>What log lines, health reports and events call this source. The type's name unless overridden.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>
    /// How often to ask for the state when nothing tells of changes, or in case such a message got lost; up to a fifth sooner, never later, so that many nodes don't
    /// ask at once. Null (the default): never. At least 10 ms.
    /// </summary>
    public virtual TimeSpan? PollInterval => null;

    /// <summary>
    /// Reads what the source says now. Called by one thread at a time, unless a call that was given up after
    /// <see cref="TypedFlagsOptions.LoadTimeout"/> is still going on. What is there at once should be returned without a wait: a provider whose first
    /// call completes synchronously has its state in force before anybody can ask for a flag; others answer from the compiled definitions until then.
    /// </summary>
    /// <param name="previous">
    /// What the last successful call returned; <see cref="FlagProviderState.Empty"/> at first. Returning it again says that nothing has changed;
    /// returning <see cref="FlagProviderState.With"/> of it, what has.
    /// </param>
    /// <param name="cancellationToken">Cancelled when the engine is disposed, or when it took too long.</param>
    /// <returns>The whole state.</returns>
    public abstract ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken);

    /// <summary>
    /// Listens for messages of changes for as long as the engine lives, and calls <see cref="OnChanged"/> at each; and once when the connection is made, because
    /// of what may have been missed. When it throws it is called again, with growing pauses; when it returns there is nothing to listen to.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the engine is disposed.</param>
    /// <returns>Completes when there is nothing (more) to listen to; at once unless overridden.</returns>
    public virtual Task WatchAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tells once that the source has changed; asked for anew after each change. Fired by <see cref="OnChanged"/> unless overridden.</summary>
    /// <returns>The token.</returns>
    public virtual IChangeToken GetChangeToken() => new CancellationChangeToken(Volatile.Read(ref _change).Token);

    /// <summary>
    /// Says that the source has changed: the engine asks for the state, on this thread where that needs no waiting. Any number of calls during one reading
    /// lead to one more. Safe for any number of threads.
    /// </summary>
    protected void OnChanged()
    {
        CancellationTokenSource before = Interlocked.Exchange(ref _change, new CancellationTokenSource());
        before.Cancel();
    }
}
