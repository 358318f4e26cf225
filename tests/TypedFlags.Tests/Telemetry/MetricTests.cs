using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Telemetry;

/// <summary>The counter of evaluations, as a listener of the meter sees it.</summary>
[Collection(ListeningTests.Name)]
public sealed class MetricTests : IDisposable
{
    private readonly WatchedFlags _flags = new();
    private readonly Measurements _measurements = new();

    public void Dispose()
    {
        _measurements.Dispose();
        _flags.Dispose();
    }

    [Fact]
    public void An_evaluation_is_counted_with_variant_and_reason()
    {
        _flags.Pro.IsEnabled(new FlagContext("ada") { ["plan"] = "pro" });

        Assert.Equal(["feature_flag.result.reason=targeting_match feature_flag.result.variant=on"], Evaluations("pro"));
    }

    [Fact]
    public void A_constant_flag_is_counted_though_it_takes_no_evaluation()
    {
        for (int call = 0; call < 3; call++)
        {
            _flags.Always.IsEnabled();
        }

        Assert.Equal(Enumerable.Repeat("feature_flag.result.reason=static feature_flag.result.variant=on", 3), Evaluations("always"));
    }

    [Fact]
    public void A_literal_is_counted_without_its_value()
    {
        _flags.Banner.GetValue();

        Assert.Equal(["feature_flag.result.reason=static"], Evaluations("banner"));
    }

    [Fact]
    public void A_state_that_is_not_confirmed_is_counted_as_stale()
    {
        ReplaceableProvider copy = new("{}");
        using WatchedFlags flags = new(build => build.AddProvider(copy));
        copy.Replace(FlagProviderState.FromJson($$"""{ "{{flags.KeyOf("share")}}": { "rollout": 100 } }""") with { IsStale = true });

        flags.Share.IsEnabled();

        Assert.Equal(
            ["feature_flag.result.reason=stale feature_flag.result.variant=on"],
            _measurements.Of("typedflags.evaluations", "feature_flag.key", flags.KeyOf("share")));
    }

    [Fact]
    public void The_static_surface_is_counted_too()
    {
        _flags.StaticFlags.Boolean(0).IsEnabled();

        Assert.Single(Evaluations("always"));
    }

    [Fact]
    public void An_override_is_an_evaluation_with_a_reason_of_its_own()
    {
        using (_flags.Always.Override(value: false))
        {
            _flags.Always.IsEnabled();
        }

        Assert.Equal(["feature_flag.result.reason=override feature_flag.result.variant=off"], Evaluations("always"));
    }

    [Fact]
    public void A_prerequisite_is_no_evaluation_of_its_own()
    {
        Assert.True(_flags.Needs.IsEnabled());

        Assert.Single(Evaluations("needs"));
        Assert.Empty(Evaluations("always"));
    }

    [Fact]
    public void An_explanation_is_no_evaluation()
    {
        _flags.Share.Explain(new FlagContext("ada"));
        _flags.Engine.Client.Explain(_flags.KeyOf("share"), new FlagContext("ada"));

        Assert.Empty(Evaluations("share"));
    }

    [Fact]
    public void All_flags_at_once_are_no_evaluations()
    {
        _flags.Flags.EvaluateAll(new FlagContext("ada"));
        _flags.Engine.Client.EvaluateAll(new FlagContext("ada"));

        Assert.Empty(Evaluations("share"));
    }

    [Fact]
    public void A_value_that_the_record_cannot_be_read_from_is_an_error()
    {
        using WatchedFlags flags = new(configuration: [("TypedFlags:Flags:broken#:serve:items", "2"), ("TypedFlags:Flags:broken#:serve:label", "two")]);

        flags.Broken.GetValue();

        Assert.Equal(
            ["error.type=parse_error feature_flag.result.reason=error"],
            _measurements.Of("typedflags.evaluations", "feature_flag.key", flags.KeyOf("broken")));
    }

    [Fact]
    public void By_name_a_type_that_the_flag_does_not_have_is_an_error()
    {
        _flags.Engine.Client.GetString(_flags.KeyOf("share"), context: null, "?");

        Assert.Equal(["error.type=type_mismatch feature_flag.result.reason=error"], Evaluations("share"));
    }

    [Fact]
    public void An_unknown_flag_is_counted_without_its_name()
    {
        string made = _flags.KeyOf("made_up");
        long before = _measurements.Sum("typedflags.evaluations", ("feature_flag.key", "(unknown)"), ("error.type", "flag_not_found"));

        _flags.Engine.Client.GetBoolean(made, context: null, defaultValue: false);

        Assert.Equal(before + 1, _measurements.Sum("typedflags.evaluations", ("feature_flag.key", "(unknown)"), ("error.type", "flag_not_found")));
        Assert.Empty(Evaluations("made_up"));
    }

    [Fact]
    public void A_listener_that_throws_does_not_reach_who_asks()
    {
        using System.Diagnostics.Metrics.MeterListener bad = new();
        bad.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == FlagTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        bad.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new InvalidOperationException("bad listener"));
        bad.Start();

        Assert.True(_flags.Always.IsEnabled());
    }

    [Fact]
    public void A_reading_of_state_is_counted_by_layer()
    {
        long before = _measurements.Sum("typedflags.state.loads", ("typedflags.layer", "configuration 'TypedFlags'"));

        using WatchedFlags another = new();

        Assert.Equal(before + 1, _measurements.Sum("typedflags.state.loads", ("typedflags.layer", "configuration 'TypedFlags'")));
    }

    private IReadOnlyList<string> Evaluations(string flag) => _measurements.Of("typedflags.evaluations", "feature_flag.key", _flags.KeyOf(flag));
}
