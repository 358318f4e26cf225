using Microsoft.Extensions.DependencyInjection;
using TypedFlags.Tests.Support;
using TypedFlags.Tests.Telemetry;

namespace TypedFlags.Tests.Exposures;

/// <summary>What holds however many threads evaluate: nothing is lost without being counted, and nobody waits.</summary>
[Collection(ListeningTests.Name)]
public sealed class ExposureLawTests
{
    private const int Threads = 4;
    private const int Users = 2_000;

    [Fact]
    public async Task Accepted_duplicate_and_dropped_are_all_that_was_offered_and_what_was_accepted_is_written()
    {
        RecordingSink sink = new();
        using Measurements measurements = new();
        using WatchedFlags flags = new(
            builder => builder.AddExposures(static options =>
            {
                options.QueueCapacity = 50;
                options.BatchSize = 20;
            }).AddExposureSink(sink));

        await OfferEverything(flags);
        await flags.Services.GetRequiredService<ExposureChannel>().CloseAsync(CancellationToken.None);

        (long accepted, long duplicate, long dropped) = Counts(measurements, flags);
        Assert.Equal(Threads * Users * 2, accepted + duplicate + dropped);
        Assert.Equal(accepted, sink.Written.Count);
        Assert.Equal(sink.Written.Count, sink.Written.Select(static exposure => exposure.TargetingKey).Distinct().Count());
        Assert.True(accepted > 0);
    }

    [Fact]
    public async Task With_room_in_the_queue_everybody_is_written_exactly_once()
    {
        RecordingSink sink = new();
        using WatchedFlags flags = new(builder => builder.AddExposureSink(sink));

        await OfferEverything(flags);
        await flags.Services.GetRequiredService<ExposureChannel>().CloseAsync(CancellationToken.None);

        Assert.Equal(Users, sink.Written.Count);
        Assert.Equal(Users, sink.Written.Select(static exposure => exposure.TargetingKey).Distinct().Count());
    }

    [Fact]
    public async Task A_blocked_sink_blocks_no_evaluation_and_what_finds_no_room_is_counted()
    {
        using ManualResetEventSlim blocked = new();
        RecordingSink sink = new()
        {
            OnWrite = (_, _) =>
            {
                blocked.Wait(CancellationToken.None);
                return Task.CompletedTask;
            },
        };
        using Measurements measurements = new();
        using WatchedFlags flags = new(
            builder => builder.AddExposures(static options =>
            {
                options.QueueCapacity = 100;
                options.BatchSize = 10;
            }).AddExposureSink(sink));

        // Comes to its end although the sink does not.
        await OfferEverything(flags);

        (long accepted, long duplicate, long dropped) = Counts(measurements, flags);
        Assert.Equal(Threads * Users * 2, accepted + duplicate + dropped);
        Assert.InRange(accepted, 100, 110);
        Assert.Equal(dropped, flags.Services.GetRequiredService<ExposureChannel>().Dropped);
        blocked.Set();
        await flags.Services.GetRequiredService<ExposureChannel>().CloseAsync(CancellationToken.None);
        Assert.Equal(accepted, sink.Written.Count);
    }

    [Fact]
    public async Task Who_was_dropped_is_taken_when_there_is_room_again()
    {
        using ManualResetEventSlim blocked = new();
        RecordingSink sink = new()
        {
            OnWrite = (_, _) =>
            {
                blocked.Wait(CancellationToken.None);
                return Task.CompletedTask;
            },
        };
        using WatchedFlags flags = new(
            builder => builder.AddExposures(static options =>
            {
                options.QueueCapacity = 1;
                options.BatchSize = 1;
            }).AddExposureSink(sink));
        ExposureChannel channel = flags.Services.GetRequiredService<ExposureChannel>();
        for (int user = 0; channel.Dropped == 0; user++)
        {
            flags.Experiment.GetVariant(new FlagContext($"before-{user}"));
            flags.Experiment.GetVariant(new FlagContext("late"));
        }

        blocked.Set();
        for (int wait = 0; sink.Written.All(static one => one.TargetingKey != "late"); wait++)
        {
            Assert.True(wait < 6000, "The one who was dropped never got in.");
            flags.Experiment.GetVariant(new FlagContext("late"));
            await Task.Delay(10);
        }
    }

    [Fact]
    public void A_repeated_exposure_allocates_nothing()
    {
        using WatchedFlags flags = new(builder => builder.AddExposureSink(new RecordingSink()), options => options.TimeProvider = new ManualClock());
        FlagContext ada = new("ada");
        long least = long.MaxValue;
        for (int round = 0; round < 20 && least != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int call = 0; call < 100; call++)
            {
                flags.Experiment.GetVariant(ada);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static (long Accepted, long Duplicate, long Dropped) Counts(Measurements measurements, WatchedFlags flags)
    {
        long Of(string outcome) => measurements.Sum(
            "typedflags.exposures", ("feature_flag.key", flags.KeyOf("experiment")), ("typedflags.outcome", outcome));
        return (Of("accepted"), Of("duplicate"), Of("dropped"));
    }

    /// <summary>Every thread has every user twice.</summary>
    private static Task OfferEverything(WatchedFlags flags) => Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
        () =>
        {
            for (int call = 0; call < Users * 2; call++)
            {
                flags.Experiment.GetVariant(new FlagContext($"user-{call % Users}"));
            }
        },
        TaskCreationOptions.LongRunning)));
}
