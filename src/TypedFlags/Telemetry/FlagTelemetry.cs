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
    /// Makes the meter and the activity source now. Every engine does that by itself, and without <c>AddTypedFlags()</c> a thread in the
    /// background does, a tenth of a second after the first flag is asked for: only a program whose telemetry must not miss the very first
    /// evaluations calls this. May be repeated.
    /// </summary>
    public static void Start() => FlagInstruments.Create();
}
