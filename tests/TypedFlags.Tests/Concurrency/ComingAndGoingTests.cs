using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Tests.Laws.Generation;
using TypedFlags.Tests.Shop;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Concurrency;

/// <summary>Engines, overrides and ambient contexts that are opened and closed while others read.</summary>
public sealed class ComingAndGoingTests : IDisposable
{
    private const int Compiled = 20;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    private readonly ShopProcess _process = new();

    private IShopFlags Flags => _process.Flags;

    public void Dispose() => _process.Dispose();

    /// <summary>With one engine live it answers, with two or none the compiled definitions; nothing else can be seen.</summary>
    [Fact]
    public void Engines_come_and_go_under_readers_of_the_static_surface()
    {
        Crew crew = new();
        ConcurrentDictionary<(int Items, double Shipping), int> seen = [];
        for (int maker = 1; maker <= 2; maker++)
        {
            string state = $$"""{"max_items":{{maker}},"free_shipping_from":{{maker}}}""";
            crew.Add(round =>
            {
                using FlagEngine engine = new(_process.Registry, EngineSettings.WithoutHost, [new ReplaceableProvider(state)], NullLogger.Instance);

                // Or both would be live nearly always, and the compiled definitions answer.
                Thread.Sleep(round % 2);
            });
        }

        for (int reader = 0; reader < 2; reader++)
        {
            crew.Add(_ =>
            {
                FlagEvaluations all = Flags.EvaluateAll(context: null);
                (int Items, double Shipping) both = ((int)all["max_items"].Value, (double)all["free_shipping_from"].Value);
                seen.TryAdd(both, 0);
                Assert.Contains(both, ((int, double)[])[(1, 1), (2, 2), (Compiled, 49.5)]);
            });
        }

        // Long enough for the readers to see engines at all, however busy the machine is.
        RunFor(crew, until: () => seen.Count > 1);

        Assert.True(seen.Count > 1, "The readers never saw an engine.");
        Assert.Equal(Compiled, Flags.MaxItems.GetValue());
    }

    [Fact]
    public void Scopes_of_engines_and_overrides_are_never_seen_in_other_flows()
    {
        using FlagEngine scoped = new(_process.Registry, EngineSettings.WithoutHost, [new ReplaceableProvider("""{"max_items":7}""")], NullLogger.Instance);
        using FlagEngine unused = new(_process.Registry, EngineSettings.WithoutHost, [], NullLogger.Instance);
        Crew crew = new();
        crew.Add(round =>
        {
            using (Flags.MaxItems.Override(round))
            {
                Assert.Equal(round, Flags.MaxItems.GetValue());
                using (Flags.MaxItems.Override(-1))
                {
                    Assert.Equal(-1, Flags.MaxItems.GetValue());
                }

                Assert.Equal(round, Flags.MaxItems.GetValue());
            }
        });
        crew.Add(_ =>
        {
            using (scoped.Use())
            {
                Assert.Equal(7, Flags.MaxItems.GetValue());
                using (Flags.MaxItems.Override(8))
                {
                    Assert.Equal(8, Flags.MaxItems.GetValue());
                }

                Assert.Equal(7, Flags.MaxItems.GetValue());
            }
        });
        crew.Add(_ => Assert.Equal(Compiled, Flags.MaxItems.GetValue()));
        crew.Add(_ => Assert.Equal(7, scoped.GetFlags<IShopFlags>().MaxItems.GetValue()));

        RunFor(crew);
    }

    [Fact]
    public async Task Flows_that_hop_between_threads_keep_their_own_override_and_context()
    {
        Stopwatch watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, 20_000), async (number, _) =>
        {
            // Not the end of the world on a slow machine: fewer rounds are rounds too.
            if (watch.Elapsed > TimeSpan.FromSeconds(20))
            {
                return;
            }

            Assert.Equal(Compiled, Flags.MaxItems.GetValue());
            string user = number % 2 == 0 ? "ada" : "bob";
            using (FlagContext.Use(new FlagContext(user)))
            using (Flags.MaxItems.Override(number))
            {
                await Task.Yield();
                Assert.Equal(number, Flags.MaxItems.GetValue());
                Assert.Equal(number % 2 == 0, Flags.NewCheckout.IsEnabled());
                Assert.Equal(number, await Task.Run(() => Flags.MaxItems.GetValue(), CancellationToken.None));
            }

            Assert.Null(FlagContext.Current);
            Assert.Equal(Compiled, Flags.MaxItems.GetValue());
        });
    }

    /// <summary>What is read, made ready and remembered at the first question, asked by all at the same moment.</summary>
    [Fact]
    public void Many_first_readers_at_once_get_the_same_answers() => Cases.Check(200, static random =>
    {
        RandomFlags flags = RandomFlags.Next(random, 8);
        FlagContext context = RandomContexts.Next(random);
        using EngineUnderTest engine = new(flags.ToText());
        const int Readers = 4;
        string[] answers = new string[Readers];
        using Barrier together = new(Readers);
        Thread[] threads = [.. Enumerable.Range(0, Readers).Select(reader => new Thread(() =>
        {
            together.SignalAndWait();
            answers[reader] = EngineUnderTest.Describe(reader % 2 == 0 ? engine.Bound.EvaluateAll(context) : engine.Set.Accessors.EvaluateAll(new ContextCopy(context)));
        }))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
    });

    private static void RunFor(Crew crew, Func<bool>? until = null)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (crew.GoesOn && (watch.Elapsed < Duration || (until is not null && !until() && watch.Elapsed < Hang)))
        {
            Thread.Sleep(10);
        }

        crew.Stop();
    }
}
