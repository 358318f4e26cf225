using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Exposures;

/// <summary>What the memory of exposures promises.</summary>
public sealed class DeduplicationTests
{
    private readonly ManualClock _clock = new();
    private readonly ExposureFingerprint _fingerprint = new();

    [Fact]
    public void The_same_one_is_new_once()
    {
        ExposureMemory memory = new(1000, TimeSpan.FromHours(1), _clock);

        Assert.True(memory.TryAdd(42));
        Assert.False(memory.TryAdd(42));
        Assert.True(memory.Contains(42));
        Assert.False(memory.Contains(43));
    }

    [Fact]
    public void It_is_remembered_for_the_window_at_least()
    {
        ExposureMemory memory = new(1000, TimeSpan.FromHours(1), _clock);
        _clock.Advance(TimeSpan.FromMinutes(59));
        memory.TryAdd(1);
        _clock.Advance(TimeSpan.FromMinutes(59));
        memory.TryAdd(42);
        _clock.Advance(TimeSpan.FromMinutes(59));

        Assert.False(memory.TryAdd(42));
    }

    [Fact]
    public void It_is_forgotten_after_two_windows_at_most()
    {
        ExposureMemory memory = new(1000, TimeSpan.FromHours(1), _clock);
        memory.TryAdd(42);
        _clock.Advance(TimeSpan.FromHours(2));

        Assert.True(memory.TryAdd(42));
    }

    [Fact]
    public void It_is_forgotten_after_two_windows_though_nobody_came_when_the_first_one_ended()
    {
        ExposureMemory memory = new(1000, TimeSpan.FromHours(1), _clock);
        memory.TryAdd(42);
        _clock.Advance(TimeSpan.FromHours(1.9));
        memory.TryAdd(1);
        _clock.Advance(TimeSpan.FromHours(0.2));

        Assert.True(memory.TryAdd(42));
        Assert.False(memory.TryAdd(1));
    }

    [Fact]
    public void A_flood_of_others_makes_it_forget_the_oldest_first()
    {
        ExposureMemory memory = new(1000, TimeSpan.FromHours(1), _clock);
        for (ulong one = 1; one <= 2000; one++)
        {
            memory.TryAdd(one);
        }

        Assert.False(memory.Contains(1));
        Assert.All(Enumerable.Range(1501, 500), one => Assert.True(memory.Contains((ulong)one)));
    }

    [Fact]
    public void Without_a_window_each_is_new()
    {
        ExposureMemory memory = new(1000, TimeSpan.Zero, _clock);

        Assert.True(memory.TryAdd(42));
        Assert.True(memory.TryAdd(42));
        Assert.False(memory.Contains(42));
    }

    [Fact]
    public async Task Of_threads_that_come_at_once_one_is_first_even_while_generations_change()
    {
        const int Threads = 4;
        const int Numbers = 20_000;
        ExposureMemory memory = new(2 * Numbers * 2, TimeSpan.FromHours(1), _clock);
        int[] added = new int[Numbers + 1];
        using Barrier start = new(Threads);

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (int number = 1; number <= Numbers; number++)
                {
                    if (thread == 0 && number == Numbers / 2)
                    {
                        // Everything so far goes into the older generation.
                        _clock.Advance(TimeSpan.FromMinutes(61));
                    }

                    if (memory.TryAdd((ulong)number * 0x9E3779B97F4A7C15))
                    {
                        Interlocked.Increment(ref added[number]);
                    }
                }
            },
            TaskCreationOptions.LongRunning)));

        Assert.All(added.Skip(1), static times => Assert.Equal(1, times));
    }

    [Fact]
    public void Fingerprints_tell_users_flags_and_variants_apart()
    {
        HashSet<ulong> seen = [];
        for (int user = 0; user < 1000; user++)
        {
            foreach (string flag in (string[])["a", "ab", "flag-with-a-long-key"])
            {
                foreach (string variant in (string[])["on", "off", "b"])
                {
                    seen.Add(_fingerprint.Of($"user-{user}", flag, variant));
                }
            }
        }

        Assert.Equal(9000, seen.Count);
    }

    [Fact]
    public void Text_does_not_move_from_one_part_to_the_next() =>
        Assert.NotEqual(_fingerprint.Of("ab", "c", "d"), _fingerprint.Of("a", "bc", "d"));
}
