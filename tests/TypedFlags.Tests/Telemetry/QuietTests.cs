namespace TypedFlags.Tests.Telemetry;

/// <summary>What being observable costs while nobody observes.</summary>
[Collection(ListeningTests.Name)]
public sealed class QuietTests : IDisposable
{
    private readonly WatchedFlags _flags = new();
    private readonly FlagContext _ada = new("ada") { ["plan"] = "pro" };

    public void Dispose() => _flags.Dispose();

    [Fact]
    public void Evaluations_allocate_nothing_while_nobody_listens()
    {
        Assert.False(FlagInstruments.AreListenedTo);

        Assert.Equal(0, BytesOf(EvaluateEach));
    }

    [Fact]
    public void Evaluations_allocate_nothing_after_the_last_listener_has_gone()
    {
        using (Measurements measurements = new())
        {
            EvaluateEach();
            Assert.NotEmpty(measurements.Of("typedflags.evaluations", "feature_flag.key", _flags.KeyOf("share")));
        }

        Assert.False(FlagInstruments.AreListenedTo);
        Assert.Equal(0, BytesOf(EvaluateEach));
    }

    [Fact]
    public void Counting_allocates_nothing_either()
    {
        using System.Diagnostics.Metrics.MeterListener listener = new();
        long count = 0;
        listener.InstrumentPublished = static (instrument, one) =>
        {
            if (instrument.Meter.Name == FlagTelemetry.MeterName)
            {
                one.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => count += value);
        listener.Start();

        Assert.Equal(0, BytesOf(EvaluateEach));
        Assert.True(count >= 500);
    }

    private void EvaluateEach()
    {
        _flags.Always.IsEnabled(_ada);
        _flags.Pro.IsEnabled(_ada);
        _flags.Share.IsEnabled(_ada);
        _flags.Experiment.GetVariant(_ada);
        _flags.Banner.GetValue(_ada);
    }

    private static long BytesOf(Action evaluate)
    {
        long least = long.MaxValue;

        // The first rounds may still compile methods.
        for (int round = 0; round < 20 && least != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int call = 0; call < 100; call++)
            {
                evaluate();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
