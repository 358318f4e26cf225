using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>
/// Evaluates flags: the compiled definitions of every assembly, and above them the state of the providers. A singleton of the
/// service provider that <c>AddTypedFlags()</c> was called for; without any, the static surface answers from the compiled
/// definitions alone. Safe for any number of threads.
/// </summary>
/// <remarks>
/// <para>
/// The static surface (<c>Flags.X</c>) uses the engine of the current scope (<see cref="Use"/>); else the only live engine; else,
/// with several live ones and no scope, the compiled definitions, and one warning is logged.
/// </para>
/// <para>
/// An engine is live from its creation (when the host starts, or when it is first resolved) until it is disposed with its
/// service provider. It is held until then: a service provider that is never disposed keeps its engine live. After that it
/// still answers those who hold it, with the state it had.
/// </para>
/// </remarks>
public sealed partial class FlagEngine : IDisposable
{
    private readonly FlagRegistry _registry;
    private readonly EngineState _state;
    private readonly ILogger _logger;
    private readonly ConditionalWeakTable<FlagDefinitionSet, object> _flags = [];
    private int _disposed;

    internal FlagEngine(FlagRegistry registry, EngineSettings settings, IReadOnlyList<FlagProvider> providers, ILogger logger)
    {
        FlagInstruments.Create();
        _registry = registry;
        _logger = logger;
        Environment = settings.Environment;
        Settings = settings;
        _state = new EngineState(registry, settings, providers, logger);
        _memberships = ReadersOf(providers);
        Client = new FlagClient(this, registry);
        try
        {
            _state.Start();
        }
        catch
        {
            // Or it would follow the providers for ever, and nobody could dispose it.
            _state.Stop();
            throw;
        }

        registry.Attach(this);
    }

    /// <summary>The environment that <c>environments:</c> in <c>flags.yaml</c> means.</summary>
    public string Environment { get; }

    /// <summary>How the engine stands with its providers now, in the order in which they were added.</summary>
    public IReadOnlyList<FlagProviderStatus> Providers => [.. _state.Providers.Select(static provider => provider.Status)];

    /// <summary>What the engine took from its surroundings.</summary>
    internal EngineSettings Settings { get; }

    /// <summary>The part that changes.</summary>
    internal EngineState State => _state;

    /// <summary>Flags by name, evaluated by this engine.</summary>
    public IFlagClient Client { get; }

    /// <summary>
    /// Opens a scope in which the static surface uses this engine: in this flow of execution and in what it starts. Scopes nest,
    /// follow awaits, and may be closed in any order.
    /// </summary>
    /// <returns>The scope; dispose it to close it.</returns>
    public IDisposable Use() => AmbientScope.Open(this);

    /// <summary>The accessors of one assembly, bound to this engine: what injection of the generated <c>IFlags</c> gives.</summary>
    /// <typeparam name="TFlags">The generated interface.</typeparam>
    /// <returns>The same object each time.</returns>
    /// <exception cref="InvalidOperationException">No definition set has this interface.</exception>
    public TFlags GetFlags<TFlags>()
        where TFlags : class
    {
        foreach (FlagDefinitionSet set in _registry.Sets)
        {
            if (set.FlagsType == typeof(TFlags))
            {
                return (TFlags)GetFlags(set);
            }
        }

        throw new InvalidOperationException(
            $"'{typeof(TFlags)}' is not the generated interface of any flags.yaml that this process has loaded.");
    }

    /// <summary>
    /// Waits until every provider has given its state once; a copy kept on disk counts. Flags can be asked for before that, and are answered from
    /// what there is by then.
    /// </summary>
    /// <param name="timeout">How long to wait at most; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True where all are there, false where the time was up first, or the engine was disposed.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or longer than 49 days.</exception>
    public async Task<bool> WaitUntilReadyAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        Task all = Task.WhenAll(_state.Providers.Select(static provider => provider.Loaded));
        try
        {
            await Task.WhenAny(all, _state.Stopped).WaitAsync(timeout, Settings.TimeProvider, cancellationToken).ConfigureAwait(false);
            return all.IsCompleted;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>
    /// Tells of each change of state that providers make from now on, after it is in force: in order, one call at a time, on a thread of the pool.
    /// Nobody waits for the subscriber: where one is so slow that 64 changes wait, further ones are joined to those that wait. What it throws is logged
    /// once, and changes nothing. After the subscription or the engine is disposed, no call begins.
    /// </summary>
    /// <remarks>
    /// Only what a provider says is a change. A step of a <c>schedule</c> that begins, a rule on <c>now</c>, a prerequisite and the users who ask change
    /// answers without one. The state that is there when the engine starts is none either, and an unconfirmed copy that is confirmed as it was is none.
    /// </remarks>
    /// <param name="handler">Called with each change. It may take its time, but holds a thread of the pool for as long.</param>
    /// <returns>The subscription; dispose it to end it.</returns>
    public IDisposable OnChanged(Action<FlagsChanged> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return _state.Changes.Subscribe(handler);
    }

    /// <summary>The same, of one flag.</summary>
    internal IDisposable OnChanged(FlagDefinitionSet set, string key, Action handler) => _state.Changes.Subscribe(
        _ => handler(),
        change => string.Equals(change.SetName, set.Name, StringComparison.Ordinal) && change.Keys.Contains(key, StringComparer.Ordinal));

    /// <summary>
    /// Takes the engine out of the static surface and stops following the providers. Done by the service provider; may be
    /// repeated.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _registry.Detach(this);
            _state.Stop();
        }
    }

    /// <summary>What this engine evaluates for one set, now. Everything asked of the result belongs together.</summary>
    internal FlagSetSnapshot SnapshotOf(FlagDefinitionSet set) => _state.SnapshotOf(set);

    /// <summary>The same, if it has been made already.</summary>
    internal FlagSetSnapshot? FindSnapshot(FlagDefinitionSet set) => _state.FindSnapshot(set);

    /// <summary>What this engine evaluates for several sets. Everything asked of the results belongs together.</summary>
    internal FlagSetSnapshot[] SnapshotsOf(FlagDefinitionSet[] sets) => _state.SnapshotsOf(sets);

    internal object GetFlags(FlagDefinitionSet set) =>
        _flags.GetValue(set, one => one.CreateFlags(new FlagAccessors(_state.AddSource(new SnapshotSource(one, this)))));

    /// <summary>Says that it takes a scope. Never throws.</summary>
    internal void WarnOfSeveralEngines(FlagDefinitionSet set) => EngineLog.Try(() => EngineLog.SeveralEngines(_logger, set.Name));
}
