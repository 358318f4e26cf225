namespace TypedFlags.Tests.Support;

/// <summary>A clock that stands still until a test moves it; timers run inside <see cref="Advance"/>.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        List<ManualTimer> due;
        lock (_gate)
        {
            _now += time;
            due = _timers.FindAll(timer => timer.Due <= _now);
            due.ForEach(timer => _timers.Remove(timer));
        }

        due.ForEach(static timer => timer.Run());
    }

    /// <summary>Waits, in real time, until a timer is set that is due after so long: until whoever runs in the background has come to that wait.</summary>
    public async Task WaitForTimer(TimeSpan dueIn)
    {
        for (int wait = 0; !HasTimer(dueIn); wait++)
        {
            Assert.True(wait < 6000, $"Nobody set a timer for {dueIn}.");
            await Task.Delay(10);
        }
    }

    private bool HasTimer(TimeSpan dueIn)
    {
        lock (_gate)
        {
            return _timers.Exists(timer => timer.Due == _now + dueIn);
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action run) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public Action Run => run;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
