using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Stores;

/// <summary>
/// 10,000 flags and 1,000 tenants, each of which has overrides for 100 flags: how long an engine takes to load that from a store, and to take on
/// one tenant's change while every flag is in use. Budget: 2 s for the load.
/// </summary>
internal static class ManyTenants
{
    public const int Tenants = 1_000;
    public const int OverridesATenant = 100;
    private const int Changes = 200;

    public static async Task<int> RunAsync()
    {
        MemoryFlagStore store = new();
        Random random = new(20261121);
        FlagDefinitionSet set = ManyFlags.CreateUnread();
        await FillAsync(store, set, random);

        // Twice: the first run is the just-in-time compiler's too, as it is at the start of an application.
        double first = await LoadAsync(store, set, static (_, _) => default);
        double second = await LoadAsync(store, ManyFlags.CreateUnread(), (engine, own) => ChangeAsync(store, engine, own, random));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"load, {ManyFlags.Count:N0} flags, {Tenants * OverridesATenant:N0} overrides of {Tenants:N0} tenants: {first:F0} ms, again {second:F0} ms (budget 2000)"));
        return second <= 2000 ? 0 : 1;
    }

    private static async Task FillAsync(MemoryFlagStore store, FlagDefinitionSet set, Random random)
    {
        for (int index = 0; index < set.Count; index++)
        {
            await store.WriteAsync(Write(set.Compiled.KeyOf(index), tenant: null, enabled: true));
        }

        for (int tenant = 0; tenant < Tenants; tenant++)
        {
            for (int one = 0; one < OverridesATenant; one++)
            {
                await store.WriteAsync(Write(set.Compiled.KeyOf(random.Next(set.Count)), Tenant(tenant), random.Next(2) == 0));
            }
        }
    }

    private static async Task<double> LoadAsync(FlagStore store, FlagDefinitionSet set, Func<FlagEngine, FlagDefinitionSet, ValueTask> then)
    {
        long start = Stopwatch.GetTimestamp();
        using FlagEngine engine = new(set.Registry, EngineSettings.WithoutHost, [new FlagStoreProvider(store)], NullLogger.Instance);
        await engine.WaitUntilReadyAsync(Timeout.InfiniteTimeSpan);
        double load = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        start = Stopwatch.GetTimestamp();
        FlagEvaluations all = engine.Client.EvaluateAll(new FlagContext("ada") { TenantId = Tenant(7) });
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"and every one of the {all.Count:N0} flags evaluated for the first time: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms"));
        await then(engine, set);
        return load;
    }

    private static async ValueTask ChangeAsync(MemoryFlagStore store, FlagEngine engine, FlagDefinitionSet set, Random random)
    {
        FlagAccessors flags = (FlagAccessors)engine.GetFlags(set);
        List<(double Time, double Paused)> times = [];
        for (int change = 0; change < Changes; change++)
        {
            // A boolean flag, whose answer for the tenant follows its override.
            int index = random.Next(set.Count / 5) * 5;
            string tenant = Tenant(random.Next(Tenants));
            FlagContext context = new("ada") { TenantId = tenant };
            bool before = flags.Boolean(index).IsEnabled(context);

            // The memory store tells of a write before it returns, and the engine takes it on there and then.
            FlagStateWrite write = Write(set.Compiled.KeyOf(index), tenant, !before);
            TimeSpan paused = GC.GetTotalPauseDuration();
            long start = Stopwatch.GetTimestamp();
            await store.WriteAsync(write);
            times.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, (GC.GetTotalPauseDuration() - paused).TotalMilliseconds));
            if (flags.Boolean(index).IsEnabled(context) == before)
            {
                throw new InvalidOperationException("The change did not arrive.");
            }
        }

        // The first one is the just-in-time compiler's too.
        (double Time, double Paused) first = times[0];
        times.RemoveAt(0);
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one tenant's change, {Changes} times, written and in force with all flags in use: median {times[times.Count / 2].Time:F2} ms, slowest {times[^1].Time:F2} ms ({times[^1].Paused:F2} of it the garbage collector), but for the first, {first.Time:F2} ms ({first.Paused:F2})"));
    }

    public static string Tenant(int number) => string.Create(CultureInfo.InvariantCulture, $"tenant-{number:0000}");

    public static FlagStateWrite Write(string flag, string? tenant, bool enabled) => new()
    {
        FlagKey = flag,
        TenantId = tenant,
        State = JsonElement.Parse(enabled ? """{"enabled":true}""" : """{"enabled":false}"""),
        Actor = "benchmark",
    };
}
