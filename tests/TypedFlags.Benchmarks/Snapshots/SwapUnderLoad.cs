using System.Diagnostics;
using System.Runtime.CompilerServices;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Evaluation;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Snapshots;

/// <summary>
/// One thread reads a flag among 10,000 as fast as it can while another changes the configuration 1,000 times a second; and the same while
/// nothing changes. Not BenchmarkDotNet's kind of measuring: it would count what the other thread allocates, and not see a reader that waits.
/// </summary>
internal sealed class SwapUnderLoad
{
    private const int Reads = 512;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(1);

    private readonly FlagContext _user = Users.Context(Users.Key);

    /// <summary>The rows, and below them a line on how long a reader ever waited.</summary>
    public static (IReadOnlyList<MeasuredRow> Rows, string Note) Run()
    {
        ChangingConfiguration configuration = new();
        using Application application = new(configuration.Root);
        _ = ManyFlags.All.Accessors.EvaluateAll(FlagContext.Anonymous);
        SwapUnderLoad load = new();
        load.Read(Warming);

        Reading still = load.Read(Measuring);
        using Swapping swapping = new(configuration);
        load.Read(Warming);
        swapping.Restart();
        Reading swapped = load.Read(Measuring);
        double rate = swapping.Rate;

        string note = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"swap under load: {rate:0} swaps a second; {Reads} reads in a row took {still.Usual:0.0} us usually, {still.Slow:0.0} at the 99.9th percentile, {still.Longest:0.0} at most while nothing changed, and {swapped.Usual:0.0}, {swapped.Slow:0.0}, {swapped.Longest:0.0} while snapshots were swapped");
        return ([still.ToRow(RowNames.Swap + ", nothing changes"), swapped.ToRow(RowNames.Swap + ", 1,000 swaps a second")], note);
    }

    private Reading Read(TimeSpan duration)
    {
        List<long> chunks = new(1 << 20);
        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start;
        do
        {
            start = Stopwatch.GetTimestamp();
            Answers.Expect(ReadSome(_user) == Reads);
            chunks.Add(Stopwatch.GetTimestamp() - start);
        }
        while (start < end && chunks.Count < chunks.Capacity);

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        chunks.Sort();
        return new Reading(Microseconds(chunks[0]), Microseconds(chunks[chunks.Count / 2]), Microseconds(chunks[(int)(chunks.Count * 0.999)]), Microseconds(chunks[^1]), bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadSome(FlagContext user)
    {
        int on = 0;
        for (int read = 0; read < Reads; read++)
        {
            on += ManyFlags.Constant.IsEnabled(user) ? 1 : 0;
        }

        return on;
    }

    private static double Microseconds(long ticks) => ticks * 1e6 / Stopwatch.Frequency;

    /// <summary>How long so many reads took, in microseconds.</summary>
    private sealed record Reading(double Fastest, double Usual, double Slow, double Longest, long Bytes)
    {
        public MeasuredRow ToRow(string name) => new(name, Usual * 1_000 / Reads, Bytes);
    }

    /// <summary>A thread that changes one flag every millisecond.</summary>
    private sealed class Swapping : IDisposable
    {
        private readonly ChangingConfiguration _configuration;
        private readonly Thread _thread;
        private readonly Stopwatch _time = Stopwatch.StartNew();
        private long _swaps;
        private bool _stopped;

        public Swapping(ChangingConfiguration configuration)
        {
            _configuration = configuration;
            _thread = new Thread(Swap) { IsBackground = true };
            _thread.Start();
        }

        /// <summary>Swaps a second since the last <see cref="Restart"/>.</summary>
        public double Rate => Volatile.Read(ref _swaps) / _time.Elapsed.TotalSeconds;

        public void Restart()
        {
            Volatile.Write(ref _swaps, 0);
            _time.Restart();
        }

        public void Dispose()
        {
            Volatile.Write(ref _stopped, true);
            _thread.Join();
        }

        private void Swap()
        {
            Stopwatch pace = Stopwatch.StartNew();
            for (long swap = 1; !Volatile.Read(ref _stopped); swap++)
            {
                _configuration.Set($"TypedFlags:Flags:{ManyFlags.ChangingKey}:rollout", swap % 2 == 0 ? "25" : "75");
                Volatile.Write(ref _swaps, _swaps + 1);
                if (TimeSpan.FromMilliseconds(swap) > pace.Elapsed)
                {
                    Thread.Sleep(1);
                }
            }
        }
    }
}
