namespace TypedFlags;

/// <summary>What to name when telemetry is switched on: <c>metrics.AddMeter(FlagTelemetry.MeterName)</c>. The names of instruments and
/// attributes stand in docs/observability.md.</summary>
public static class FlagTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "TypedFlags";

    /// <summary>
    /// The name of the <see cref="System.Diagnostics.ActivitySource"/>. Listening to it also adds an event for each evaluation to the
    /// current activity, whoever started that.
    /// </summary>
    public const string ActivitySourceName = "TypedFlags";

    /// <summary>What telemetry and hooks call the provider of the flags.</summary>
    public const string ProviderName = "TypedFlags";

    /// <summary>
    /// Makes the meter and the activity source, which every engine does by itself: only a program without <c>AddTypedFlags()</c> calls this,
    /// and only if it has telemetry. May be repeated.
    /// </summary>
    public static void Start() => FlagInstruments.Create();
}
