using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;
using TypedFlags.Tests.Telemetry;

namespace TypedFlags.Tests.Exposures;

/// <summary>Batches, retries, and the end: on a clock that stands still.</summary>
public sealed class ExposureDeliveryTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_full_batch_is_written_at_once()
    {
        RecordingSink sink = new();
        using WatchedFlags flags = With(sink, static options => options.BatchSize = 3);

        Expose(flags, 7);
        await sink.WaitFor(6);

        Assert.Equal([3, 3], sink.Batches.Select(static batch => batch.Count));
    }

    [Fact]
    public async Task A_batch_that_is_not_full_is_written_after_the_interval()
    {
        RecordingSink sink = new();
        using WatchedFlags flags = With(sink, static options => options.FlushInterval = TimeSpan.FromSeconds(5));

        Expose(flags, 2);
        await _clock.WaitForTimer(TimeSpan.FromSeconds(5));
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(0, sink.Attempts);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await sink.WaitFor(2);

        Assert.Single(sink.Batches);
    }

    [Fact]
    public async Task The_same_user_flag_and_variant_are_written_once()
    {
        RecordingSink sink = new();
        using WatchedFlags flags = With(sink);

        Expose(flags, 5);
        Expose(flags, 5);
        await Close(flags);

        Assert.Equal(5, sink.Written.Count);
    }

    [Fact]
    public async Task A_failed_batch_is_tried_again_after_a_wait_that_doubles()
    {
        RecordingSink sink = new() { OnWrite = static (attempt, _) => attempt < 3 ? throw new IOException("full") : Task.CompletedTask };
        using WatchedFlags flags = With(sink, static options => options.BatchSize = 1);

        Expose(flags, 1);
        await _clock.WaitForTimer(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _clock.WaitForTimer(TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(2));
        await sink.WaitFor(1);
        Assert.Equal(3, sink.Attempts);

        Assert.Empty(flags.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task A_sink_that_keeps_failing_is_told_once_and_so_is_its_recovery()
    {
        RecordingSink sink = new() { OnWrite = static (attempt, _) => attempt <= 2 ? throw new IOException("full") : Task.CompletedTask };
        using WatchedFlags flags = With(sink, static options =>
        {
            options.BatchSize = 1;
            options.MaxRetries = 0;
        });

        Expose(flags, 3);
        await sink.WaitFor(1);
        await Close(flags);

        Assert.Equal(3, sink.Attempts);
        Assert.StartsWith($"The exposure sink {typeof(RecordingSink).FullName} failed 1 time(s) in a row and lost 1 exposure(s).", Assert.Single(flags.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Equal($"The exposure sink {typeof(RecordingSink).FullName} works again", Assert.Single(flags.Log.At(LogLevel.Information)));
    }

    [Fact]
    public async Task A_sink_that_fails_does_not_take_from_another()
    {
        RecordingSink failing = new() { OnWrite = static (_, _) => throw new IOException("full") };
        RecordingSink working = new();
        using WatchedFlags flags = new(
            builder => builder.AddExposures(static options => options.MaxRetries = 0).AddExposureSink(failing).AddExposureSink(working),
            options => options.TimeProvider = _clock);

        Expose(flags, 4);
        await Close(flags);

        Assert.Equal(4, working.Written.Count);
        Assert.Equal(1, failing.Attempts);
    }

    [Fact]
    public async Task A_sink_that_never_ends_is_given_up_after_its_time()
    {
        RecordingSink sink = new() { OnWrite = static (attempt, _) => attempt == 1 ? new TaskCompletionSource().Task : Task.CompletedTask };
        using WatchedFlags flags = With(sink, static options =>
        {
            options.BatchSize = 1;
            options.MaxRetries = 0;
        });

        Expose(flags, 2);
        await _clock.WaitForTimer(TimeSpan.FromSeconds(30));
        await WaitForAttempts(sink, 1);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await sink.WaitFor(1);

        Assert.Single(flags.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task Closing_writes_what_is_queued()
    {
        RecordingSink sink = new();
        using WatchedFlags flags = With(sink, static options => options.BatchSize = 10);

        Expose(flags, 95);
        await Close(flags);

        Assert.Equal(95, sink.Written.Count);
    }

    [Fact]
    public void Disposing_the_service_provider_writes_what_is_queued()
    {
        RecordingSink sink = new();
        using (WatchedFlags flags = With(sink))
        {
            Expose(flags, 95);
        }

        Assert.Equal(95, sink.Written.Count);
    }

    [Fact]
    public async Task A_sink_whose_calls_never_end_is_not_called_without_end()
    {
        RecordingSink hanging = new() { OnWrite = static (_, _) => new TaskCompletionSource().Task };
        RecordingSink working = new();
        using WatchedFlags flags = WithHanging(hanging, working);
        await GiveUpFiveCalls(flags, hanging);

        flags.Experiment.GetVariant(new FlagContext("sixth"));
        flags.Experiment.GetVariant(new FlagContext("seventh"));
        await working.WaitFor(7);

        Assert.Equal(5, hanging.Attempts);
    }

    [Fact]
    public async Task A_sink_is_called_again_when_one_of_the_calls_that_hung_has_come_back()
    {
        TaskCompletionSource first = new();
        RecordingSink hanging = new()
        {
            OnWrite = (attempt, _) => attempt == 1 ? first.Task : attempt <= 5 ? new TaskCompletionSource().Task : Task.CompletedTask,
        };
        using WatchedFlags flags = WithHanging(hanging, new RecordingSink());
        await GiveUpFiveCalls(flags, hanging);

        first.SetResult();

        for (int user = 0; hanging.Attempts < 6; user++)
        {
            Assert.True(user < 6000, "The sink is not called again.");
            flags.Experiment.GetVariant(new FlagContext($"later-{user}"));
            await Task.Delay(10);
        }
    }

    [Fact]
    public async Task Closing_does_not_wait_for_a_sink_beyond_the_limit_though_the_clock_stands_still()
    {
        RecordingSink sink = new() { OnWrite = static (_, _) => new TaskCompletionSource().Task };
        using WatchedFlags flags = With(sink, static options =>
        {
            options.BatchSize = 1;
            options.ShutdownTimeout = TimeSpan.FromMilliseconds(20);
        });
        Expose(flags, 2);
        await WaitForAttempts(sink, 1);

        await Close(flags);

        Assert.Empty(sink.Written);
        Assert.Single(flags.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task The_hosts_impatience_ends_the_closing_too()
    {
        RecordingSink sink = new() { OnWrite = static (_, _) => new TaskCompletionSource().Task };
        using WatchedFlags flags = With(sink, static options => options.BatchSize = 1);
        Expose(flags, 1);
        await WaitForAttempts(sink, 1);

        await flags.Services.GetRequiredService<ExposureChannel>().CloseAsync(new CancellationToken(canceled: true));

        Assert.Empty(sink.Written);
    }

    [Fact]
    public async Task What_comes_after_the_end_is_dropped()
    {
        RecordingSink sink = new();
        using WatchedFlags flags = With(sink);
        await Close(flags);

        Expose(flags, 1);

        Assert.Equal(1, flags.Services.GetRequiredService<ExposureChannel>().Dropped);
    }

    private WatchedFlags With(RecordingSink sink, Action<ExposureOptions>? configure = null) =>
        new(builder => builder.AddExposures(configure).AddExposureSink(sink), options => options.TimeProvider = _clock);

    private WatchedFlags WithHanging(RecordingSink hanging, RecordingSink working) => new(
        builder => builder.AddExposureSink(hanging).AddExposureSink(working).AddExposures(static options =>
        {
            options.BatchSize = 1;
            options.MaxRetries = 0;
        }),
        options => options.TimeProvider = _clock);

    private async Task GiveUpFiveCalls(WatchedFlags flags, RecordingSink hanging)
    {
        Expose(flags, 5);
        for (int call = 1; call <= 5; call++)
        {
            await WaitForAttempts(hanging, call);
            await _clock.WaitForTimer(TimeSpan.FromSeconds(30));
            _clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    private static void Expose(WatchedFlags flags, int users)
    {
        for (int user = 0; user < users; user++)
        {
            flags.Experiment.GetVariant(new FlagContext($"user-{user}"));
        }
    }

    private static Task Close(WatchedFlags flags) => flags.Services.GetRequiredService<ExposureChannel>().CloseAsync(CancellationToken.None);

    private static async Task WaitForAttempts(RecordingSink sink, int attempts)
    {
        for (int wait = 0; sink.Attempts < attempts; wait++)
        {
            Assert.True(wait < 6000, $"The sink was asked {sink.Attempts} times, not {attempts}.");
            await Task.Delay(10);
        }
    }
}
