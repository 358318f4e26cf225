namespace TypedFlags.Tests.Exposures;

/// <summary>Keeps what it is given, unless a test says otherwise.</summary>
internal sealed class RecordingSink : IExposureSink
{
    private readonly Lock _gate = new();
    private readonly List<IReadOnlyList<FlagExposure>> _batches = [];
    private int _attempts;

    /// <summary>Runs first in each attempt, with its number from 1.</summary>
    public Func<int, CancellationToken, Task>? OnWrite { get; init; }

    public int Attempts => Volatile.Read(ref _attempts);

    public IReadOnlyList<IReadOnlyList<FlagExposure>> Batches
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    public IReadOnlyList<FlagExposure> Written => [.. Batches.SelectMany(static batch => batch)];

    public async ValueTask WriteAsync(IReadOnlyList<FlagExposure> exposures, CancellationToken cancellationToken)
    {
        int attempt = Interlocked.Increment(ref _attempts);
        if (OnWrite is not null)
        {
            await OnWrite(attempt, cancellationToken);
        }

        lock (_gate)
        {
            _batches.Add(exposures);
        }
    }

    /// <summary>Waits, in real time, until so many exposures are written.</summary>
    public async Task WaitFor(int count)
    {
        for (int wait = 0; Written.Count < count; wait++)
        {
            Assert.True(wait < 6000, $"{Written.Count} of {count} exposures were written.");
            await Task.Delay(10);
        }
    }
}
