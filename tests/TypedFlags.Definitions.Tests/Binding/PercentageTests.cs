namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>Rollouts and splits: TF2004 for the numbers, TF2010 for their sum.</summary>
public class PercentageTests : BindingTest
{
    private const string Variants = "type: string, variants: { a: x, b: y, c: z }, default: a, ";

    [Theory]
    [InlineData("0", 0)]
    [InlineData("100", 100_000)]
    [InlineData("100.000", 100_000)]
    [InlineData("5.5", 5_500)]
    [InlineData("0.001", 1)]
    [InlineData("33.333", 33_333)]
    [InlineData("5.5000", 5_500)]
    [InlineData("1e1", 10_000)]
    [InlineData("2.5e-2", 25)]
    [InlineData("0x10", 16_000)]
    [InlineData(".5", 500)]
    [InlineData("+7", 7_000)]
    [InlineData("-0", 0)]
    [InlineData("0.00000000000000000000000000000000000000", 0)]
    public void Are_kept_exactly(string text, int thousandths) => Assert.Equal(thousandths, BindFlag($"rollout: {text}").State.Outcome.Rollout);

    [Theory]
    [InlineData("rollout: «-1»", "'rollout' is a percentage from 0 to 100; '-1' is not.")]
    [InlineData("rollout: «100.001»", "from 0 to 100")]
    [InlineData("rollout: «101»", "from 0 to 100")]
    [InlineData("rollout: «1e300»", "from 0 to 100")]
    [InlineData("rollout: «99999999999999999999999»", "from 0 to 100")]
    [InlineData("rollout: «.inf»", "from 0 to 100")]
    [InlineData("rollout: «.nan»", "from 0 to 100")]
    [InlineData("rollout: «5.0001»", "'5.0001' has more than the three decimals that a percentage can have.")]
    [InlineData("rollout: «1e-40»", "three decimals")]
    [InlineData("rollout: «5.00000000000000000000000000000000000001»", "three decimals")]
    [InlineData("rollout: «5%»", "'rollout' wants a percentage, but '5%' is text.")]
    [InlineData("rollout: «true»", "'true' is a boolean")]
    [InlineData(Variants + "split: { a: «50.5555», b: 50 }", "three decimals")]
    [InlineData("rules: [ { when: {}, rollout: «200» } ]", "from 0 to 100")]
    [InlineData("tenants: { acme: { rollout: «200» } }", "from 0 to 100")]
    [InlineData("schedule: [ { at: 2026-12-01, rollout: «200» } ]", "from 0 to 100")]
    public void Out_of_range_is_TF2004(string body, string message) => _ = AssertFlag(body, "TF2004", message);

    [Theory]
    [InlineData(Variants + "«split»: { a: 50, b: 25 }", "The shares add up to 75, not to 100.")]
    [InlineData(Variants + "«split»: { a: 50, b: 50, c: 0.001 }", "add up to 100.001")]
    [InlineData(Variants + "«split»: { a: 33.3, b: 33.3, c: 33.3 }", "add up to 99.9,")]
    [InlineData(Variants + "«split»: {}", "add up to 0,")]
    [InlineData(Variants + "rules: [ { when: {}, «split»: { a: 100, b: 100 } } ]", "add up to 200")]
    [InlineData(Variants + "tenants: { acme: { «split»: { a: 1 } } }", "add up to 1,")]
    [InlineData(Variants + "schedule: [ { at: 2026-12-01, «split»: { a: 99.5 } } ]", "add up to 99.5")]
    public void A_split_that_is_not_100_is_TF2010(string body, string message) => _ = AssertFlag(body, "TF2010", message);

    [Theory]
    [InlineData(Variants + "split: { a: 33.333, b: 33.333, c: 33.334 }")]
    [InlineData(Variants + "split: { a: 100 }")]
    [InlineData(Variants + "split: { a: 0, b: 100 }")]
    public void A_split_that_is_100_is_sound(string body) => AssertFlagIsSound(body);

    [Theory]
    [InlineData(Variants + "split: { a: 50, b: «-1» }", "TF2004")]
    [InlineData(Variants + "split: { a: 50, «z»: 10 }", "TF2007")]
    public void A_broken_share_does_not_make_a_wrong_sum_too(string body, string id) => _ = AssertFlag(body, id, "");

    [Theory]
    [InlineData("bucketing: feature_flag_infra, rollout: «12.5»", "The bucketing 'feature_flag_infra' tells users apart by whole percentages only")]
    [InlineData("bucketing: flagforge, rollout: «0.1»", "whole percentages")]
    [InlineData("bucketing: rollgate, tenants: { acme: { rollout: «12.5» } }", "whole percentages")]
    [InlineData("bucketing: unleash, rules: [ { when: {}, rollout: «99.9» } ]", "whole percentages")]
    [InlineData(Variants + "bucketing: unleash, split: { a: «12.5», b: 87 }", "whole percentages")]
    [InlineData(Variants + "bucketing: feature_flag_infra, «split»: { a: 100 }", "The bucketing 'feature_flag_infra' has no split.")]
    [InlineData(Variants + "bucketing: flagforge, rules: [ { when: {}, «split»: { a: 100 } } ]", "has no split")]
    [InlineData(Variants + "bucketing: rollgate, schedule: [ { at: 2026-12-01, «split»: { a: 100 } } ]", "has no split")]
    public void What_the_bucketing_can_not_do_is_TF2004(string body, string message) => _ = AssertFlag(body, "TF2004", message);

    [Theory]
    [InlineData("bucketing: flagforge, rollout: 12")]
    [InlineData("bucketing: unleash, rollout: 12.000")]
    [InlineData("bucketing: feature_management, rollout: 12.345")]
    [InlineData(Variants + "bucketing: feature_management, split: { a: 12.345, b: 87.655 }")]
    [InlineData(Variants + "bucketing: unleash, split: { a: 12, b: 88 }")]
    [InlineData(Variants + "bucketing: flagforge, serve: b")]
    public void What_it_can_do_is_sound(string body) => AssertFlagIsSound(body);
}
