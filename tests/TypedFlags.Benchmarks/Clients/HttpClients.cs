using System.Diagnostics;
using System.Globalization;

namespace TypedFlags.Benchmarks.Clients;

/// <summary>
/// How fast a change on a server reaches the engines that take their state from it over HTTP: 1,000 of them in this process, each with connections of its own, the server in
/// another process, both on this machine. The next poll is a day away, so that only the server's stream can tell. Budget: all of them within 1 s, in each round.
/// </summary>
internal static class HttpClients
{
    private const int DefaultClients = 1_000;
    private const int DefaultFlags = 100;
    private const int Rounds = 20;
    private const double BudgetMilliseconds = 1000;

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    /// <param name="arguments">How many clients, or nothing for 1,000; and how many flags, or nothing for 100.</param>
    /// <returns>The exit code: 0 where the budget was kept.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        int count = arguments is [{ } text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultClients;
        int flags = arguments is [_, { } many] ? int.Parse(many, CultureInfo.InvariantCulture) : DefaultFlags;
        using ServerProcess server = await ServerProcess.StartAsync(flags);
        Arrivals arrivals = new(count);
        long start = Stopwatch.GetTimestamp();
        List<ListeningClient> clients = [.. Enumerable.Range(0, count).Select(number => new ListeningClient(server.Address, flags, () => arrivals.Note(number)))];
        try
        {
            foreach (ListeningClient client in clients)
            {
                await client.ReadyAsync(Guard);
            }

            while (await server.CountStreamsAsync() < count)
            {
                await Task.Delay(50);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} clients listening after {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s; {flags} flags"));
            List<double> last = [];
            List<double> each = [];
            TimeSpan workHere = TimeSpan.Zero;
            TimeSpan workThere = TimeSpan.Zero;

            // The first round is the just-in-time compiler's too, and is shown by itself.
            for (int round = 0; round <= Rounds; round++)
            {
                bool value = round % 2 == 0;
                Task<double[]> all = arrivals.Expect(number => clients[number].IsOn == value);
                await server.SetAsync(value);
                double[] times = await all.WaitAsync(Guard);
                Array.Sort(times);
                if (round == 0)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first round: all had it after {times[^1]:F0} ms"));
                    workHere = Environment.CpuUsage.TotalTime;
                    workThere = server.Work;
                    continue;
                }

                each.AddRange(times);
                last.Add(times[^1]);
                await Task.Delay(200);
            }

            last.Sort();
            each.Sort();
            Console.WriteLine(Describe($"all had it, {Rounds} rounds", last) + string.Create(CultureInfo.InvariantCulture, $" (budget {BudgetMilliseconds:F0} ms in each)"));
            Console.WriteLine(Describe("a single client", each));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"work of processors a round: {(Environment.CpuUsage.TotalTime - workHere).TotalMilliseconds / Rounds:F0} ms of the clients, {(server.Work - workThere).TotalMilliseconds / Rounds:F0} ms of the server"));
            return last[^1] <= BudgetMilliseconds ? 0 : 1;
        }
        finally
        {
            clients.ForEach(static client => client.Dispose());
        }
    }

    private static string Describe(string what, List<double> sorted) => string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: least {sorted[0]:F0} ms, median {sorted[sorted.Count / 2]:F0} ms, 99th percentile {sorted[(int)Math.Ceiling(sorted.Count * 0.99) - 1]:F0} ms, most {sorted[^1]:F0} ms");
}
