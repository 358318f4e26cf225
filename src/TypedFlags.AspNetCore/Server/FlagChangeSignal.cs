namespace TypedFlags.AspNetCore;

/// <summary>Tells all streams at once that the state has been replaced.</summary>
internal sealed class FlagChangeSignal : IDisposable
{
    private readonly FlagEngine _engine;
    private TaskCompletionSource _next = Create();

    public FlagChangeSignal(FlagEngine engine)
    {
        _engine = engine;
        engine.State.Replaced += Raise;
    }

    /// <summary>Completes at the next change. Who takes it before looking at the state misses none.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Dispose() => _engine.State.Replaced -= Raise;

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Raise(object? sender, EventArgs arguments) => Interlocked.Exchange(ref _next, Create()).SetResult();
}
