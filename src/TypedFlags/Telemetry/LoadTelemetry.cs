using System.Diagnostics;

namespace TypedFlags;

/// <summary>Tells OpenTelemetry of one reading of a layer of state: a count, and a span of its own. Nothing in here throws.</summary>
internal readonly struct LoadTelemetry
{
    private readonly string _layer;
    private readonly Activity? _activity;

    private LoadTelemetry(string layer, Activity? activity)
    {
        _layer = layer;
        _activity = activity;
    }

    public static LoadTelemetry Start(string layer)
    {
        Activity? activity = null;
        try
        {
            activity = FlagInstruments.Source?.StartActivity(TelemetryNames.LoadActivity);
            activity?.SetTag(TelemetryNames.Layer, layer);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A listener's fault; the state is read all the same.
        }

        return new LoadTelemetry(layer, activity);
    }

    /// <param name="failure">What went wrong, or null.</param>
    public void End(Exception? failure)
    {
        try
        {
            TagList tags = new() { { TelemetryNames.Layer, _layer } };
            if (failure is not null)
            {
                tags.Add(TelemetryNames.ErrorType, failure.GetType().FullName);
                _activity?.SetTag(TelemetryNames.ErrorType, failure.GetType().FullName);
                _activity?.SetStatus(ActivityStatusCode.Error, TelemetryText.Bounded(failure.Message));
            }

            FlagInstruments.StateLoads?.Add(1, tags);
            _activity?.Dispose();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // As above.
        }
    }
}
