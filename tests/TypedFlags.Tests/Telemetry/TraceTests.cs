using System.Diagnostics;
using TypedFlags.Tests.Hooks;

namespace TypedFlags.Tests.Telemetry;

/// <summary>The event on the current activity, named and tagged by OpenTelemetry's conventions.</summary>
[Collection(ListeningTests.Name)]
public sealed class TraceTests : IDisposable
{
    private readonly WatchedFlags _flags = new();
    private readonly ActivitySource _application = new("TraceTests.Application");
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => source.Name is FlagTelemetry.ActivitySourceName or "TraceTests.Application",
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    public TraceTests() => ActivitySource.AddActivityListener(_listener);

    public void Dispose()
    {
        _listener.Dispose();
        _application.Dispose();
        _flags.Dispose();
    }

    [Fact]
    public void An_evaluation_is_an_event_of_the_current_activity()
    {
        using Activity activity = _application.StartActivity("request")!;

        _flags.Pro.IsEnabled(new FlagContext("ada") { ["plan"] = "pro" });

        ActivityEvent one = Assert.Single(activity.Events);
        Assert.Equal("feature_flag.evaluation", one.Name);
        Assert.Equal(
            [
                ("feature_flag.key", _flags.KeyOf("pro")),
                ("feature_flag.provider.name", "TypedFlags"),
                ("feature_flag.result.reason", "targeting_match"),
                ("feature_flag.set.id", "Watched.Flags"),
                ("feature_flag.result.variant", "on"),
            ],
            TagsOf(one));
    }

    [Fact]
    public void A_literal_shows_its_value_because_it_has_no_variant()
    {
        using Activity activity = _application.StartActivity("request")!;

        _flags.Banner.GetValue();

        Assert.Contains(("feature_flag.result.value", "Welcome"), TagsOf(activity.Events.Single()));
    }

    [Fact]
    public void A_long_value_is_cut()
    {
        using WatchedFlags flags = new(configuration: ("TypedFlags:Flags:banner#", new string('x', 10_000)));
        using Activity activity = _application.StartActivity("request")!;

        Assert.Equal(10_000, flags.Banner.GetValue().Length);

        Assert.Contains(("feature_flag.result.value", new string('x', 256)), TagsOf(activity.Events.Single()));
    }

    [Fact]
    public void An_error_shows_its_type_and_its_message()
    {
        using Activity activity = _application.StartActivity("request")!;

        _flags.Engine.Client.GetBoolean("made_up", context: null, defaultValue: false);

        Assert.Equal(
            [
                ("feature_flag.key", "made_up"),
                ("feature_flag.provider.name", "TypedFlags"),
                ("feature_flag.result.reason", "error"),
                ("error.type", "flag_not_found"),
                ("feature_flag.error.message", "No loaded assembly declares a flag 'made_up'."),
            ],
            TagsOf(activity.Events.Single()));
    }

    [Fact]
    public void The_targeting_key_is_there_when_asked_for()
    {
        using WatchedFlags flags = new(configuration: ("TypedFlags:RecordTargetingKey", "true"));
        using Activity activity = _application.StartActivity("request")!;

        flags.Share.IsEnabled(new FlagContext("ada"));

        Assert.Contains(("feature_flag.context.id", "ada"), TagsOf(activity.Events.Single()));
    }

    [Theory]
    [InlineData("share#")]
    [InlineData("made_up")]
    public void The_targeting_key_is_the_one_that_a_hook_has_put_in(string flag)
    {
        List<string> stages = [];
        using WatchedFlags flags = new(
            builder => builder.AddHook(new RecordingHook("hook", stages) { OnBefore = static _ => new FlagContext("ada") }),
            static options => options.RecordTargetingKey = true);
        using Activity activity = _application.StartActivity("request")!;

        flags.Engine.Client.GetBoolean(flag.Replace("#", flags.KeyOf(string.Empty), StringComparison.Ordinal), context: null, defaultValue: false);

        Assert.Contains(("feature_flag.context.id", "ada"), TagsOf(activity.Events.Single()));
    }

    [Fact]
    public void No_activity_is_started_for_an_evaluation()
    {
        int started = 0;
        using ActivityListener counting = new()
        {
            ShouldListenTo = static source => source.Name == FlagTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = _ => started++,
        };
        ActivitySource.AddActivityListener(counting);

        _flags.Share.IsEnabled(new FlagContext("ada"));

        Assert.Equal(0, started);
    }

    [Fact]
    public void An_activity_that_is_not_recorded_gets_no_events()
    {
        using ActivitySource unsampled = new("TraceTests.Unsampled");
        using ActivityListener propagating = new()
        {
            ShouldListenTo = static source => source.Name == "TraceTests.Unsampled",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(propagating);
        using Activity activity = unsampled.StartActivity("request")!;

        _flags.Share.IsEnabled(new FlagContext("ada"));

        Assert.Empty(activity.Events);
    }

    [Fact]
    public void A_loop_does_not_fill_the_activity()
    {
        using Activity activity = _application.StartActivity("job")!;

        for (int call = 0; call < 1000; call++)
        {
            _flags.Always.IsEnabled();
        }

        Assert.Equal(128, activity.Events.Count());
    }

    [Fact]
    public void A_reading_of_state_is_a_span_of_its_own()
    {
        List<Activity> stopped = [];
        using ActivityListener loads = new()
        {
            ShouldListenTo = static source => source.Name == FlagTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(loads);

        using WatchedFlags another = new();

        Activity load = Assert.Single(stopped);
        Assert.Equal(("typedflags.load", "configuration 'TypedFlags'"), (load.OperationName, load.GetTagItem("typedflags.layer")));
    }

    private static IEnumerable<(string, object?)> TagsOf(ActivityEvent one) => one.Tags.Select(static tag => (tag.Key, tag.Value));
}
