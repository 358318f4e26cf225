namespace TypedFlags.Tests.Refresh;

/// <summary>A source that does at each reading what a test says, and counts them.</summary>
internal sealed class ScriptedProvider(Func<int, FlagProviderState, CancellationToken, Task<FlagProviderState>> load) : FlagProvider
{
    private int _loads;

    public override string Name => "the source";

    public override TimeSpan? PollInterval => Poll;

    public TimeSpan? Poll { get; init; }

    public Func<CancellationToken, Task>? Watch { get; init; }

    /// <summary>How often it was asked.</summary>
    public int Loads => Volatile.Read(ref _loads);

    public override ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken) =>
        new(load(Interlocked.Increment(ref _loads), previous, cancellationToken));

    public override Task WatchAsync(CancellationToken cancellationToken) => Watch?.Invoke(cancellationToken) ?? Task.CompletedTask;

    public void Change() => OnChanged();
}
