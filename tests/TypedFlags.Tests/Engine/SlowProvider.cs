namespace TypedFlags.Tests.Engine;

/// <summary>A source of state that answers at once when the engine starts, and after that only when the test lets it.</summary>
internal sealed class SlowProvider(string json) : FlagProvider, IDisposable
{
    private readonly ManualResetEventSlim _isReading = new();
    private readonly ManualResetEventSlim _mayAnswer = new(initialState: true);

    public override string Name => "a slow source";

    public override ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
    {
        _isReading.Set();
        _mayAnswer.Wait(CancellationToken.None);
        return new(FlagProviderState.FromJson(json));
    }

    /// <summary>Has the engine read again, on another thread, and returns when it is in the middle of that.</summary>
    public Reading BeginReading()
    {
        _isReading.Reset();
        _mayAnswer.Reset();
        Thread thread = new(OnChanged);
        thread.Start();
        _isReading.Wait();
        return new Reading(this, thread);
    }

    public void Dispose()
    {
        _isReading.Dispose();
        _mayAnswer.Dispose();
    }

    /// <summary>Lets the source answer when disposed, and waits for the engine to have taken it.</summary>
    internal sealed class Reading(SlowProvider provider, Thread thread) : IDisposable
    {
        public void Dispose()
        {
            provider._mayAnswer.Set();
            thread.Join();
        }
    }
}
