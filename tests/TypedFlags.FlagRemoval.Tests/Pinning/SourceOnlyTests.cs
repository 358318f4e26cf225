namespace TypedFlags.FlagRemoval.Tests.Pinning;

public class SourceOnlyTests
{
    private const string Members = """
        readonly IFeatureManager _features; readonly IUnleash _unleash; readonly ILdClient _ld; readonly IFlags _flags; readonly ISomething _something; readonly IFlagClient _client; readonly Customer _user;
        static class Keys { public const string NewCheckout = "new_checkout"; }
        """;

    [Theory]
    [InlineData("Flags.NewCheckout.IsEnabled(_user)", "true")]
    [InlineData("_flags.NewCheckout.IsEnabled(_user)", "true")]
    [InlineData("await _features.IsEnabledAsync(Keys.NewCheckout)", "true")]
    [InlineData("await _something.IsEnabledAsync(\"new_checkout\").ConfigureAwait(false)", "true")]
    [InlineData("_unleash.IsEnabled(\"new_checkout\")", "true")]
    [InlineData("_ld.BoolVariation(\"new_checkout\", Context.New(\"ada\"), false)", "true")]
    [InlineData("(await _something.GetBooleanDetailsAsync(\"new_checkout\", false)).Value", "true")]
    [InlineData("_client.GetBoolean(\"new_checkout\", null, false)", "true")]
    public void A_shape_that_is_unmistakable_is_known(string before, string after) => Assert.Equal(after, new Pinned { IsSourceOnly = true }.Expression(before, Members));

    [Theory]
    [InlineData("_something.IsEnabled(\"new_checkout\")")]
    [InlineData("_something.NewCheckout.IsEnabled(_user)")]
    [InlineData("_something.GetValue(\"new_checkout\")")]
    [InlineData("_features.IsEnabledAsync(\"other\")")]
    public void What_may_be_anything_stays(string expression) => Assert.Equal(expression, new Pinned { IsSourceOnly = true }.Expression(expression, Members));

    [Fact]
    public void A_method_that_was_named_is_known_by_its_name() =>
        Assert.Equal("true", new Pinned { IsSourceOnly = true, Methods = ["ISomething.IsEnabled"] }.Expression("_something.IsEnabled(\"new_checkout\")", Members));

    [Fact]
    public void What_a_task_has_to_be_is_what_the_method_returns() => Assert.Equal(
        "using System.Threading.Tasks; class C { IFeatureManager _f; ValueTask<bool> M() => new ValueTask<bool>(true); }",
        new Pinned { IsSourceOnly = true }.After("using System.Threading.Tasks; class C { IFeatureManager _f; ValueTask<bool> M() => _f.IsEnabledAsync(\"new_checkout\"); }"));
}
