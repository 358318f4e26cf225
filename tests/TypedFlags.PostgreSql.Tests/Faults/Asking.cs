namespace TypedFlags.Tests.PostgreSql;

/// <summary>Asks a node for a flag all the while, as requests do, and keeps every answer that differs from the last one, and every exception.</summary>
internal sealed class Asking : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _asking;
    private readonly List<Exception> _exceptions = [];
    private long _count;

    /// <param name="node">The node.</param>
    public Asking(Node node)
    {
        _asking = Task.Run(() =>
        {
            bool isLast;
            do
            {
                // Asked before the flag, so that it is asked once more after the end was called for.
                isLast = _end.IsCancellationRequested;
                try
                {
                    int answer = node.Flags.MaxItems.GetValue();
                    if (Answers.Count == 0 || Answers[^1] != answer)
                    {
                        Answers.Add(answer);
                    }
                }
                catch (Exception exception)
                {
                    _exceptions.Add(exception);
                }

                Interlocked.Increment(ref _count);
                Thread.Sleep(1);
            }
            while (!isLast);
        });
    }

    /// <summary>The different answers, in order; to be read after <see cref="StopAsync"/>.</summary>
    public List<int> Answers { get; } = [];

    public async Task StopAsync()
    {
        await _end.CancelAsync();
        await _asking;
        Assert.Empty(_exceptions);
        Assert.True(_count > 10, "Nobody asked.");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _asking;
        _end.Dispose();
    }
}
