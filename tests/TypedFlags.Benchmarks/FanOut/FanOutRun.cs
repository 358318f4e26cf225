using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TypedFlags.EntityFrameworkCore;
using TypedFlags.Redis;
using TypedFlags.Tests.Shared;

namespace TypedFlags.Benchmarks.FanOut;

/// <summary>
/// How long a write takes until every one of 50 nodes answers by it: engines in this process, each with its own runners and connections, on a PostgreSQL and a Redis of this run's own.
/// The node that writes is another one each time. Budget: 100 ms at the 99th percentile of all nodes and rounds, from when the write is acknowledged (before that waits for the disk); without
/// messages, the poll's interval besides.
/// </summary>
internal static class FanOutRun
{
    private const int Rounds = 300;
    private const int RoundsOfPolling = 20;

    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <param name="args">How many nodes; 50 where empty.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        int nodes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50;
        await using PostgresServer postgres = await PostgresServer.CreateAsync();
        await using RedisServer redis = await RedisServer.StartAsync();
        await MakeTablesAsync(postgres.ConnectionString);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{nodes} nodes, {Rounds} writes; milliseconds from its acknowledgement (in brackets: from before it) until a node answers by it. {Environment.ProcessorCount} processors"));

        int number = 0;
        void Database(TypedFlagsBuilder builder, TimeSpan? poll)
        {
            // A pool of each node's own.
            string own = string.Create(CultureInfo.InvariantCulture, $"{postgres.ConnectionString};Application Name=node-{Interlocked.Increment(ref number)};Maximum Pool Size=4");
            builder.AddEntityFrameworkCore(database => database.UseNpgsql(own), options => options.PollInterval = poll);
        }

        void Redis(TypedFlagsBuilder builder, RedisRoles roles, string prefix) => builder.AddRedis(options =>
        {
            options.Configuration = redis.Configuration;
            options.Roles = roles;
            options.KeyPrefix = prefix;
            options.PollInterval = null;
        });

        bool isMet = true;
        isMet &= await MeasureAsync("PostgreSQL, NOTIFY", nodes, Rounds, Budget, builder =>
        {
            Database(builder, poll: null);
            builder.AddPostgreSqlNotifications();
        });
        isMet &= await MeasureAsync("Redis as the store", nodes, Rounds, Budget, builder => Redis(builder, RedisRoles.Store, "store"));
        isMet &= await MeasureAsync("PostgreSQL, messages by Redis", nodes, Rounds, Budget, builder =>
        {
            Database(builder, poll: null);
            Redis(builder, RedisRoles.Notifications, "messages");
        });
        isMet &= await MeasureAsync("PostgreSQL, messages and cache by Redis", nodes, Rounds, Budget, builder =>
        {
            Database(builder, poll: null);
            Redis(builder, RedisRoles.Notifications | RedisRoles.Cache, "cache");
        });

        // The interval, which is never exceeded, and what a message would have had too.
        isMet &= await MeasureAsync("PostgreSQL, polled each second", nodes, RoundsOfPolling, Poll + Budget, builder => Database(builder, Poll));
        return isMet ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(string name, int count, int rounds, TimeSpan budget, Action<TypedFlagsBuilder> add)
    {
        FanOutNode[] nodes = [.. Enumerable.Range(0, count).Select(_ => new FanOutNode(add))];
        try
        {
            FanOutRounds all = new(nodes);
            await all.WarmUpAsync();
            for (int round = 0; round < rounds; round++)
            {
                await all.RunAsync(nodes[round % count]);
            }

            double p99 = all.SinceWritten.At(0.99);
            bool isMet = p99 <= budget.TotalMilliseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-42} {all.SinceWritten} ({all.SinceBegin}; of the last node {all.OfTheLast}); budget {budget.TotalMilliseconds:0} {(isMet ? "met" : "MISSED")}"));
            return isMet;
        }
        finally
        {
            foreach (FanOutNode node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    private static async Task MakeTablesAsync(string connectionString)
    {
        DbContextOptions<TypedFlagsDbContext> options = new DbContextOptionsBuilder<TypedFlagsDbContext>().UseNpgsql(connectionString).Options;
        await using TypedFlagsDbContext context = new(options);
        await context.Database.MigrateAsync();
    }
}
