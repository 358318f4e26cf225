using System.Diagnostics;
using System.Text.Json;

namespace TypedFlags.Benchmarks.FanOut;

/// <summary>Writes, and waits until all nodes have seen it.</summary>
internal sealed class FanOutRounds(FanOutNode[] nodes)
{
    private const int WarmUpRounds = 20;

    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private bool _isEnabled = true;

    /// <summary>Of every node in every round, from before the write on.</summary>
    public Times SinceBegin { get; } = new();

    /// <summary>The same from when the write was acknowledged; what was seen before that is 0.</summary>
    public Times SinceWritten { get; } = new();

    /// <summary>Of the slowest node of each round, from before the write on.</summary>
    public Times OfTheLast { get; } = new();

    /// <summary>Until all listen, and the just-in-time compiler has seen to everything.</summary>
    public async Task WarmUpAsync()
    {
        foreach (FanOutNode node in nodes)
        {
            await node.Engine.WaitUntilReadyAsync(HangGuard);
        }

        // What is not heard yet is seen at once at the latest when listening begins.
        for (int round = 0; round < WarmUpRounds; round++)
        {
            await RunAsync(nodes[round % nodes.Length]);
        }

        SinceBegin.Clear();
        SinceWritten.Clear();
        OfTheLast.Clear();
    }

    public async Task RunAsync(FanOutNode writer)
    {
        _isEnabled = !_isEnabled;
        foreach (FanOutNode node in nodes)
        {
            node.Expect(_isEnabled);
        }

        FlagStateWrite write = new() { FlagKey = "constant", State = JsonElement.Parse(_isEnabled ? "true" : "false"), Actor = "benchmark" };
        long begin = Stopwatch.GetTimestamp();
        await writer.Store.WriteAsync(write);
        long written = Stopwatch.GetTimestamp();
        while (nodes.Any(static node => node.SeenAt == 0))
        {
            if (Stopwatch.GetElapsedTime(begin) > HangGuard)
            {
                throw new TimeoutException($"{nodes.Count(static node => node.SeenAt == 0)} nodes did not see the change.");
            }

            await Task.Delay(2);
        }

        double last = 0;
        foreach (FanOutNode node in nodes)
        {
            double time = Stopwatch.GetElapsedTime(begin, node.SeenAt).TotalMilliseconds;
            SinceBegin.Add(time);
            SinceWritten.Add(Math.Max(0, Stopwatch.GetElapsedTime(written, node.SeenAt).TotalMilliseconds));
            last = Math.Max(last, time);
        }

        OfTheLast.Add(last);

        // Writes do not come at the beat of the polls.
        await Task.Delay(Random.Shared.Next(20, 60));
    }
}
