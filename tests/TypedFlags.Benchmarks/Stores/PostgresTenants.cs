using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Benchmarks.Subjects;
using TypedFlags.EntityFrameworkCore;
using TypedFlags.Tests.Shared;

namespace TypedFlags.Benchmarks.Stores;

/// <summary>
/// 10,000 flags and 1,000 tenants with 100 overrides each in PostgreSQL, in each tenancy: how long an engine takes until it has all, with every flag compiled,
/// and how long one tenant's change takes from its commit. Budget: 2 s for the load.
/// </summary>
internal static class PostgresTenants
{
    private const int Loads = 4;
    private const int Changes = 50;
    private const double Budget = 2000;

    public static async Task<int> RunAsync()
    {
        await using PostgresDatabases databases = new();
        bool isWithin = true;
        foreach (FlagTenancy tenancy in Enum.GetValues<FlagTenancy>())
        {
            string database = await databases.CreateAsync();
            try
            {
                isWithin &= await RunAsync(tenancy, database);
            }
            finally
            {
                await databases.DropAsync(database);
            }
        }

        return isWithin ? 0 : 1;
    }

    private static async Task<bool> RunAsync(FlagTenancy tenancy, string database)
    {
        Counting counting = new();
        DbContextOptions<TypedFlagsDbContext> options = new DbContextOptionsBuilder<TypedFlagsDbContext>().UseNpgsql(database).AddInterceptors(counting).Options;
        EntityFrameworkFlagStore store = new(() => new TypedFlagsDbContext(options), options: new EntityFrameworkStoreOptions { Tenancy = tenancy });
        await using (TypedFlagsDbContext context = new(options))
        {
            await context.Database.MigrateAsync();
        }

        long start = Stopwatch.GetTimestamp();
        await PostgresFill.FillAsync(store, database, tenancy, ManyFlags.CreateUnread());
        Say($"{tenancy}: filled in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");

        double best = double.MaxValue;
        for (int load = 1; load <= Loads; load++)
        {
            counting.Clear();
            best = Math.Min(best, await LoadAsync(store, counting, isLast: load == Loads));
        }

        Say($"{tenancy}: {ManyFlags.Count:N0} flags, {ManyTenants.Tenants * ManyTenants.OverridesATenant:N0} overrides of {ManyTenants.Tenants:N0} tenants loaded and compiled, best of {Loads}: {best:F0} ms (budget {Budget:F0})");
        return best <= Budget;
    }

    private static async Task<double> LoadAsync(EntityFrameworkFlagStore store, Counting counting, bool isLast)
    {
        FlagDefinitionSet set = ManyFlags.CreateUnread();
        long start = Stopwatch.GetTimestamp();
        ToldProvider provider = new(store);
        using FlagEngine engine = new(set.Registry, EngineSettings.WithoutHost, [provider], NullLogger.Instance);
        await engine.WaitUntilReadyAsync(Timeout.InfiniteTimeSpan);
        double ready = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        engine.Client.EvaluateAll(new FlagContext("ada") { TenantId = ManyTenants.Tenant(7) });
        double all = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Say($"  ready after {ready:F0} ms, of which reading {provider.Reading.TotalMilliseconds:F0} ms by {counting.Commands} commands, {counting.Rows:N0} rows; all compiled after {all:F0} ms");
        if (isLast)
        {
            await ChangeAsync(store, engine, set, provider, counting);
        }

        return all;
    }

    private static async Task ChangeAsync(EntityFrameworkFlagStore store, FlagEngine engine, FlagDefinitionSet set, ToldProvider provider, Counting counting)
    {
        Random random = new(20261121);
        FlagAccessors flags = (FlagAccessors)engine.GetFlags(set);
        List<double> times = [];
        for (int change = 0; change < Changes; change++)
        {
            // A boolean flag, whose answer for the tenant follows its override.
            int index = random.Next(set.Count / 5) * 5;
            string tenant = ManyTenants.Tenant(random.Next(ManyTenants.Tenants));
            FlagContext context = new("ada") { TenantId = tenant };
            bool before = flags.Boolean(index).IsEnabled(context);
            await store.WriteAsync(ManyTenants.Write(set.Compiled.KeyOf(index), tenant, !before));

            counting.Clear();
            long start = Stopwatch.GetTimestamp();
            provider.Tell();
            while (flags.Boolean(index).IsEnabled(context) == before)
            {
                await Task.Yield();
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Say($"  one tenant's change, {Changes} times, read and in force: median {times[times.Count / 2]:F1} ms, slowest {times[^1]:F1} ms; the last one by {counting.Commands} commands, {counting.Rows} rows");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads when it is told to, as by a notification.</summary>
    private sealed class ToldProvider(FlagStore store) : FlagStoreProvider(store)
    {
        public TimeSpan Reading { get; private set; }

        public void Tell() => OnChanged();

        public override async ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
        {
            long start = Stopwatch.GetTimestamp();
            FlagProviderState state = await base.LoadAsync(previous, cancellationToken);
            Reading = Stopwatch.GetElapsedTime(start);
            return state;
        }
    }
}
