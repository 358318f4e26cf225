namespace TypedFlags.Http;

/// <summary>
/// Whether the server could be asked the last time. A stream is opened only where it could, and one that broke off is told of only after the server was asked: when it is away altogether, that is
/// one thing to say and not two.
/// </summary>
internal sealed class ServerPresence
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _present = Create();
    private TaskCompletionSource<bool> _nextOutcome = CreateOutcome();

    /// <summary>Completes when the server can be asked; at once where it could the last time.</summary>
    public Task Present
    {
        get
        {
            lock (_gate)
            {
                return _present.Task;
            }
        }
    }

    /// <summary>Completes when the server has been asked the next time: with true where it gave its state.</summary>
    public Task<bool> NextOutcome
    {
        get
        {
            lock (_gate)
            {
                return _nextOutcome.Task;
            }
        }
    }

    public void Tell(bool isPresent)
    {
        lock (_gate)
        {
            if (isPresent)
            {
                _present.TrySetResult();
            }
            else if (_present.Task.IsCompleted)
            {
                _present = Create();
            }

            _nextOutcome.SetResult(isPresent);
            _nextOutcome = CreateOutcome();
        }
    }

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource<bool> CreateOutcome() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
