using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TypedFlags.Tests.Telemetry;

/// <summary>Listens to the meter, and keeps what some test's flags measured.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Instrument, long Value, KeyValuePair<string, object?>[] Tags)> _all = new();

    public Measurements()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == FlagTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            KeyValuePair<string, object?>[] copy = tags.ToArray();
            Array.Sort(copy, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
            _all.Enqueue((instrument.Name, value, copy));
        });
        _listener.Start();
    }

    /// <summary>What an instrument measured where one tag has a value, as text: the other tags in order of their names.</summary>
    public IReadOnlyList<string> Of(string instrument, string tag, string value) =>
        [.. _all
            .Where(one => one.Instrument == instrument && one.Tags.Any(other => other.Key == tag && Equals(other.Value, value)))
            .Select(one => string.Join(' ', one.Tags.Where(other => other.Key != tag).Select(static other => $"{other.Key}={other.Value}")))];

    /// <summary>The sum of an instrument where tags have these values.</summary>
    public long Sum(string instrument, params (string Tag, string Value)[] tags) => _all
        .Where(one => one.Instrument == instrument && tags.All(tag => one.Tags.Any(other => other.Key == tag.Tag && Equals(other.Value, tag.Value))))
        .Sum(static one => one.Value);

    public void Dispose() => _listener.Dispose();
}
