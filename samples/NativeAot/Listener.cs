using System.Diagnostics;
using System.Diagnostics.Metrics;
using TypedFlags;

namespace NativeAot;

/// <summary>Listens to the library's telemetry, as an exporter would.</summary>
internal sealed class Listener : IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities = new()
    {
        ShouldListenTo = static source => source.Name == FlagTelemetry.ActivitySourceName,
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    private long _evaluations;
    private long _events;

    public Listener()
    {
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == FlagTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref _evaluations, measurement));
        _meters.Start();
        _activities.ActivityStopped = _ => Interlocked.Increment(ref _events);
        ActivitySource.AddActivityListener(_activities);
    }

    public long Evaluations => Interlocked.Read(ref _evaluations);

    public long Events => Interlocked.Read(ref _events);

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }
}
