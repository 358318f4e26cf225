using System.Diagnostics;

namespace TypedFlags;

/// <summary>
/// Bounds the events of one activity. An activity keeps all its events until it ends, and a flag may stand in a loop that runs
/// for as long as the activity does.
/// </summary>
internal static class ActivityEventBudget
{
    /// <summary>OpenTelemetry's default limit of events a span (https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-limits).</summary>
    public const int MaxEvents = 128;

    private const string PropertyName = "TypedFlags.Events";

    /// <summary>Whether the activity may have one more event; the answer yes counts it.</summary>
    public static bool Spend(Activity activity)
    {
        if (activity.GetCustomProperty(PropertyName) is not Counter counter)
        {
            // Two threads that come here at once may each make one; the bound is then twice as high, which is still a bound.
            activity.SetCustomProperty(PropertyName, counter = new Counter());
        }

        return Interlocked.Increment(ref counter.Count) <= MaxEvents;
    }

    private sealed class Counter
    {
        public int Count;
    }
}
