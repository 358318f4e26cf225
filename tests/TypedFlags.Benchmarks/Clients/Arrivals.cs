using System.Diagnostics;

namespace TypedFlags.Benchmarks.Clients;

/// <summary>When each of many clients had what it should have.</summary>
internal sealed class Arrivals(int count)
{
    private Round? _round;

    /// <summary>The time begins now.</summary>
    /// <param name="hasIt">Whether the client of this number has it.</param>
    /// <returns>Milliseconds for each client, when the last one has it.</returns>
    public Task<double[]> Expect(Func<int, bool> hasIt)
    {
        Round round = new(count, hasIt);
        Volatile.Write(ref _round, round);
        return round.All;
    }

    /// <summary>Something is new at a client.</summary>
    public void Note(int number) => Volatile.Read(ref _round)?.Note(number);

    private sealed class Round(int count, Func<int, bool> hasIt)
    {
        private readonly long _start = Stopwatch.GetTimestamp();
        private readonly long[] _arrivals = new long[count];
        private readonly TaskCompletionSource<double[]> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = count;

        public Task<double[]> All => _all.Task;

        public void Note(int number)
        {
            if (hasIt(number)
                && Interlocked.CompareExchange(ref _arrivals[number], Stopwatch.GetTimestamp(), 0) == 0
                && Interlocked.Decrement(ref _left) == 0)
            {
                _all.SetResult(Array.ConvertAll(_arrivals, arrival => Stopwatch.GetElapsedTime(_start, arrival).TotalMilliseconds));
            }
        }
    }
}
