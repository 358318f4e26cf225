using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Uses;

/// <summary>TF1004, on 1 October 2026.</summary>
public class ExpiresSoonTests
{
    private const string Reported = "class Page { bool Show => Storefront.Flags.{|TF1004:SummerSale|}.IsEnabled(); }";
    private const string Unreported = "class Page { bool Show => Storefront.Flags.SummerSale.IsEnabled(); }";

    [Theory]
    [InlineData("2026-10-08", "2026-10-08, in 7 days")]
    [InlineData("2026-10-15", "2026-10-15, in 14 days")]
    [InlineData("2026-10-02", "2026-10-02, tomorrow")]
    [InlineData("2026-10-01", "2026-10-01, today")]
    [InlineData("2026-10-03T00:30:00+02:00", "2026-10-02, tomorrow")]
    public Task Within_two_weeks_date_and_days_are_named(string expires, string told) =>
        FlagsProject.With($"flags: {{ summer_sale: {{ users: [ada], expires: {expires} }} }}", Reported).VerifyAsync<AgingFlagAnalyzer>(
            $"The flag 'summer_sale' expires on {told}. Plan its removal, or set a later 'expires' in flags.yaml.");

    [Fact]
    public Task The_owner_is_named() => FlagsProject.With(
        "flags: { summer_sale: { users: [ada], expires: 2026-10-08, owner: web } }", Reported).VerifyAsync<AgingFlagAnalyzer>(
        "The flag 'summer_sale' expires on 2026-10-08, in 7 days. Its owner is web. Plan its removal, or set a later 'expires' in flags.yaml.");

    [Theory]
    [InlineData("{ users: [ada], expires: 2026-10-16 }")]
    [InlineData("{ users: [ada], expires: 2027-10-01 }")]
    [InlineData("{ users: [ada], expires: 2026-09-30 }")]
    [InlineData("{ users: [ada], expires: 2026-10-08, kind: operational }")]
    [InlineData("{ users: [ada], expires: 2026-10-08, kind: permission }")]
    [InlineData("{ users: [ada], created: 2026-10-08 }")]
    [InlineData("{ users: [ada], schedule: [{ at: 2026-10-08, rollout: 5 }] }")]
    public Task Others_are_not_reported(string flag) =>
        FlagsProject.With($"flags: {{ summer_sale: {flag} }}", Unreported)
            .VerifyAsync<AgingFlagAnalyzer>();

    [Theory]
    [InlineData("typedflags_expires_soon_days")]
    [InlineData("build_property.TypedFlagsExpiresSoonDays")]
    public async Task A_team_sets_how_many_days_are_soon(string option)
    {
        FlagsProject reported = FlagsProject.With("flags: { summer_sale: { users: [ada], expires: 2026-10-31 } }", Reported);

        await reported.WithOption(option, "30").VerifyAsync<AgingFlagAnalyzer>();
        await reported.WithSource("Source0.cs", Unreported).WithOption(option, "29").VerifyAsync<AgingFlagAnalyzer>();
    }

    [Fact]
    public Task None_is_soon_but_the_last_day_itself_where_that_is_asked_for() => FlagsProject.With(
        "flags: { summer_sale: { users: [ada], expires: 2026-10-02 } }", Unreported)
        .WithOption("typedflags_expires_soon_days", "0")
        .VerifyAsync<AgingFlagAnalyzer>();

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("99999999999999")]
    [InlineData("")]
    public Task What_is_no_number_of_days_is_two_weeks(string days) => FlagsProject.With(
        "flags: { summer_sale: { users: [ada], expires: 2026-10-15 } }", Reported)
        .WithOption("typedflags_expires_soon_days", days)
        .VerifyAsync<AgingFlagAnalyzer>();

    [Fact]
    public Task Editorconfig_wins_over_the_build() => FlagsProject.With(
        "flags: { summer_sale: { users: [ada], expires: 2026-10-31 } }", Reported)
        .WithOption("typedflags_expires_soon_days", "30")
        .WithOption("build_property.TypedFlagsExpiresSoonDays", "7")
        .VerifyAsync<AgingFlagAnalyzer>();
}
