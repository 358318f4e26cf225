using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Uses;

/// <summary>TF1003: which flags, from which day, and in which words. Where a use is seen is <see cref="FlagUseTests"/>' subject.</summary>
public class StaleFlagTests
{
    private const string Use = "class Page { bool Show => Storefront.Flags.{|TF1003:OldBanner|}.IsEnabled(); }";
    private const string Unreported = "class Page { bool Show => Storefront.Flags.OldBanner.IsEnabled(); }";

    [Fact]
    public Task Date_days_owner_and_ways_out_are_named() => FlagsProject.With(
        "flags: { old_banner: { expires: 2026-06-30, owner: web } }", Use).VerifyAsync<OutdatedFlagAnalyzer>(
        "The flag 'old_banner' expired on 2026-06-30, 93 days ago. Its owner is web. Remove it and keep the side that is wanted, "
            + "or set a later 'expires' in flags.yaml.");

    [Fact]
    public Task Without_an_owner_none_is_named() => FlagsProject.With(
        "flags: { old_banner: { expires: 2026-09-30 } }", Use).VerifyAsync<OutdatedFlagAnalyzer>(
        "The flag 'old_banner' expired on 2026-09-30, 1 day ago. Remove it and keep the side that is wanted, or set a later 'expires' in flags.yaml.");

    [Fact]
    public Task The_file_that_declares_the_flag_is_named() => new FlagsProject()
        .WithFile("flags.yaml", "flags: { new_banner: {} }")
        .WithFile("src/web/banners.flags.yaml", "flags: { old_banner: { expires: 2026-09-30 } }")
        .WithSource("Page.cs", Use)
        .VerifyAsync<OutdatedFlagAnalyzer>(
            "The flag 'old_banner' expired on 2026-09-30, 1 day ago. Remove it and keep the side that is wanted, "
                + "or set a later 'expires' in banners.flags.yaml.");

    [Fact]
    public Task The_last_good_day_is_good() => (FlagsProject.With(
        "flags: { old_banner: { expires: 2026-09-30 } }", Unreported) with
    { Today = "2026-09-30" }).VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task The_day_after_it_is_stale() => (FlagsProject.With(
        "flags: { old_banner: { expires: 2026-09-30 } }", Use) with
    { Today = "2026-10-01" }).VerifyAsync<OutdatedFlagAnalyzer>();

    [Theory]
    [InlineData("2026-09-30T00:00:00Z", "2026-09-30")]
    [InlineData("2026-09-30T23:59:59Z", "2026-09-30")]
    [InlineData("2026-10-01T01:00:00+02:00", "2026-09-30")]
    [InlineData("2026-09-29T22:00:00-05:00", "2026-09-30")]
    public async Task A_moment_counts_for_its_day_in_UTC(string expires, string lastDay)
    {
        string flags = $"flags: {{ old_banner: {{ expires: {expires} }} }}";

        await (FlagsProject.With(flags, Unreported) with { Today = lastDay }).VerifyAsync<OutdatedFlagAnalyzer>();
        await (FlagsProject.With(flags, Use) with { Today = "2026-10-01" }).VerifyAsync<OutdatedFlagAnalyzer>(
            $"The flag 'old_banner' expired on {lastDay}, 1 day ago. Remove it and keep the side that is wanted, or set a later 'expires' in flags.yaml.");
    }

    [Theory]
    [InlineData("experiment")]
    [InlineData("release")]
    public Task Kinds_that_are_meant_to_go_grow_stale(string kind) => FlagsProject.With(
        $"flags: {{ old_banner: {{ kind: {kind}, expires: 2026-09-30 }} }}", Use).VerifyAsync<OutdatedFlagAnalyzer>();

    [Theory]
    [InlineData("operational")]
    [InlineData("permission")]
    public Task Kinds_that_are_meant_to_stay_do_not(string kind) => FlagsProject.With(
        $"flags: {{ old_banner: {{ kind: {kind}, expires: 2026-09-30 }} }}", Unreported).VerifyAsync<OutdatedFlagAnalyzer>();

    [Theory]
    [InlineData("{}")]
    [InlineData("{ expires: 2026-10-01 }")]
    [InlineData("{ expires: 2027-01-01 }")]
    [InlineData("{ created: 2020-01-01 }")]
    [InlineData("{ expires: soon }")]
    [InlineData("{ expires: 2026-13-01 }")]
    public Task Flags_whose_last_day_has_not_passed_are_not_stale(string flag) => FlagsProject.With(
        $"flags: {{ old_banner: {flag} }}", Unreported).VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task A_step_of_the_schedule_in_the_past_makes_no_flag_stale() => FlagsProject.With(
        "flags: { old_banner: { schedule: [{ at: 2026-01-01, rollout: 100 }] } }", Unreported).VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task A_flag_whose_state_has_an_error_is_stale_all_the_same() => FlagsProject.With(
        "flags: { old_banner: { expires: 2026-09-30, rollout: 500 } }", Use).VerifyAsync<OutdatedFlagAnalyzer>();
}
