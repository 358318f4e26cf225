using Microsoft.Extensions.DependencyInjection;
using TypedFlags.Tests.Support;
using TypedFlags.Tests.Telemetry;

namespace TypedFlags.Tests.Exposures;

/// <summary>What becomes an exposure, and what one says.</summary>
public sealed class ExposureTests
{
    private readonly RecordingSink _sink = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Who_a_split_decides_for_is_exposed_to_the_variant()
    {
        using WatchedFlags flags = With();

        string variant = flags.Experiment.Evaluate(new FlagContext("ada")).Variant!;

        Assert.Equal([new FlagExposure("ada", flags.KeyOf("experiment"), variant, _clock.GetUtcNow())], await WrittenBy(flags));
    }

    [Fact]
    public async Task Only_experiments_make_exposures()
    {
        using WatchedFlags flags = With();

        flags.Share.IsEnabled(new FlagContext("ada"));

        Assert.Empty(await WrittenBy(flags));
    }

    [Fact]
    public async Task Other_flags_do_when_they_are_selected()
    {
        using WatchedFlags flags = With(static options => options.SelectFlag = static _ => true);

        bool on = flags.Share.IsEnabled(new FlagContext("ada"));

        FlagExposure exposure = Assert.Single(await WrittenBy(flags));
        Assert.Equal((flags.KeyOf("share"), on ? "on" : "off"), (exposure.FlagKey, exposure.Variant));
    }

    [Fact]
    public async Task Who_was_not_assigned_by_chance_is_not_exposed()
    {
        using WatchedFlags flags = With();

        flags.Experiment.GetVariant(new FlagContext("listed"));
        using (flags.Experiment.Override(WatchedFlags.ExperimentVariant.New))
        {
            flags.Experiment.GetVariant(new FlagContext("ada"));
        }

        Assert.Empty(await WrittenBy(flags));
    }

    [Fact]
    public async Task Other_reasons_count_when_they_are_named()
    {
        using WatchedFlags flags = With(static options => options.Reasons.Add(FlagReason.TargetingMatch));

        flags.Experiment.GetVariant(new FlagContext("listed"));

        Assert.Equal("new", Assert.Single(await WrittenBy(flags)).Variant);
    }

    [Fact]
    public async Task A_literal_is_its_text()
    {
        using WatchedFlags flags = With(static options =>
        {
            options.SelectFlag = static _ => true;
            options.Reasons.Add(FlagReason.Static);
        });

        flags.Banner.GetValue(new FlagContext("ada"));

        Assert.Equal("Welcome", Assert.Single(await WrittenBy(flags)).Variant);
    }

    [Fact]
    public async Task Nobody_in_particular_is_not_exposed()
    {
        using WatchedFlags flags = With(static options =>
        {
            options.SelectFlag = static _ => true;
            options.Reasons.Add(FlagReason.Static);
        });

        flags.Always.IsEnabled();
        flags.Always.IsEnabled(new FlagContext(""));

        Assert.Empty(await WrittenBy(flags));
    }

    [Fact]
    public async Task Looking_at_all_flags_or_at_an_explanation_exposes_nobody()
    {
        using WatchedFlags flags = With();

        flags.Flags.EvaluateAll(new FlagContext("ada"));
        flags.Engine.Client.EvaluateAll(new FlagContext("ada"));
        flags.Experiment.Explain(new FlagContext("ada"));

        Assert.Empty(await WrittenBy(flags));
    }

    [Fact]
    public async Task Access_by_name_exposes_too()
    {
        using WatchedFlags flags = With();

        flags.Engine.Client.GetString(flags.KeyOf("experiment"), new FlagContext("ada"), "?");

        Assert.Equal("ada", Assert.Single(await WrittenBy(flags)).TargetingKey);
    }

    [Fact]
    public async Task A_hash_key_hides_the_targeting_key()
    {
        using WatchedFlags flags = With(static options => options.HashKey = "0123456789abcdef"u8.ToArray());

        flags.Experiment.GetVariant(new FlagContext("ada"));

        // printf ada | openssl dgst -sha256 -hmac 0123456789abcdef
        Assert.Equal("83eeb38e004a295359bde4b0760bb271a6e9e614701bce5053849938a657c6ec", Assert.Single(await WrittenBy(flags)).TargetingKey);
    }

    [Fact]
    public async Task A_selection_that_throws_stands_for_no_and_is_told_once()
    {
        using WatchedFlags flags = With(static options => options.SelectFlag = static _ => throw new InvalidOperationException("no"));

        flags.Experiment.GetVariant(new FlagContext("ada"));
        flags.Experiment.GetVariant(new FlagContext("bob"));

        Assert.Empty(await WrittenBy(flags));
        Assert.Single(flags.Log.At(Microsoft.Extensions.Logging.LogLevel.Error));
    }

    private WatchedFlags With(Action<ExposureOptions>? configure = null) =>
        new(builder => builder.AddExposures(configure).AddExposureSink(_sink), options => options.TimeProvider = _clock);

    private async Task<IReadOnlyList<FlagExposure>> WrittenBy(WatchedFlags flags)
    {
        await flags.Services.GetRequiredService<ExposureChannel>().CloseAsync(CancellationToken.None);
        return _sink.Written;
    }
}
