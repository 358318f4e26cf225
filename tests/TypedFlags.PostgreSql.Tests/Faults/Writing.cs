using System.Globalization;

namespace TypedFlags.Tests.PostgreSql;

/// <summary>
/// Writes the numbers 1, 2, 3 … all the while, each until the store says that it is done: again with the same id after any failure, as a careful
/// writer does who does not know whether it was.
/// </summary>
internal sealed class Writing(FlagStore store) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<FlagStateWrite> _done = [];
    private Task _writing = Task.CompletedTask;
    private int _failures;

    public int Done
    {
        get
        {
            lock (_done)
            {
                return _done.Count;
            }
        }
    }

    public int Failures => Volatile.Read(ref _failures);

    public void Start() => _writing = Task.Run(async () =>
    {
        for (int number = 1; !_end.IsCancellationRequested; number++)
        {
            FlagStateWrite write = Node.Write("max_items", $$"""{"serve":{{number.ToString(CultureInfo.InvariantCulture)}}}""");
            await UntilDoneAsync(store, write, () => Interlocked.Increment(ref _failures));
            lock (_done)
            {
                _done.Add(write);
            }

            await Task.Delay(5);
        }
    });

    /// <summary>Stops after the write that goes on, and holds the audit trail against what was said to be done.</summary>
    public async Task StopAndCheckAsync()
    {
        await _end.CancelAsync();
        await _writing.WaitAsync(TimeSpan.FromSeconds(60));
        List<FlagAuditEntry> trail = [];
        IReadOnlyList<FlagAuditEntry> part;
        do
        {
            long? before = trail.Count == 0 ? null : trail[^1].Version;
            part = await store.ReadAuditAsync(new FlagAuditQuery { FlagKey = "max_items", BeforeVersion = before, Limit = FlagAuditQuery.MaxLimit }, default);
            trail.AddRange(part);
        }
        while (part.Count > 0);

        trail.Reverse();
        Assert.Equal(_done.Select(static write => write.Id), trail.Select(static entry => entry.WriteId));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAny(_writing, Task.Delay(TimeSpan.FromSeconds(10)));
        _end.Dispose();
    }

    /// <summary>Writes, again with the same id after each failure, until the store says that it is done.</summary>
    public static async Task<StoredFlagState> UntilDoneAsync(FlagStore store, FlagStateWrite write, Action? failed = null)
    {
        while (true)
        {
            try
            {
                // A connection may hang for as long as the server does.
                using CancellationTokenSource late = new(TimeSpan.FromSeconds(5));
                return await store.WriteAsync(write, late.Token);
            }
            catch (Exception exception) when (exception is not FlagStoreConflictException)
            {
                failed?.Invoke();
                await Task.Delay(50);
            }
        }
    }
}
