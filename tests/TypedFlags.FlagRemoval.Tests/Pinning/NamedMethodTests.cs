namespace TypedFlags.FlagRemoval.Tests.Pinning;

public class NamedMethodTests
{
    private const string Members = """
        interface IFeatureService { bool IsEnabled(string name); Task<bool> IsOnAsync(int tenant, string name); }
        static class Keys { public const string NewCheckout = "new_checkout"; public const string Checkout = NewCheckout; }
        enum Feature { new_checkout }
        IFeatureService Features => null!;
        """;

    [Theory]
    [InlineData("Features.IsEnabled(\"new_checkout\")", "true")]
    [InlineData("Features.IsEnabled(Keys.NewCheckout)", "true")]
    [InlineData("Features.IsEnabled(Keys.Checkout)", "true")]
    [InlineData("Features.IsEnabled(Flags.Names.NewCheckout)", "true")]
    [InlineData("Features.IsEnabled(nameof(Feature.new_checkout))", "true")]
    [InlineData("Features.IsEnabled(Feature.new_checkout.ToString())", "true")]
    [InlineData("await Features.IsOnAsync(7, Keys.NewCheckout)", "true")]
    [InlineData("await Features.IsOnAsync(7, Keys.NewCheckout).ConfigureAwait(false)", "true")]
    [InlineData("Features.IsOnAsync(7, Keys.NewCheckout).Result", "true")]
    [InlineData("Features.IsOnAsync(7, Keys.NewCheckout).GetAwaiter().GetResult()", "true")]
    public void A_method_that_was_named_is_asked(string before, string after) =>
        Assert.Equal(after, new Pinned { Methods = ["IFeatureService.IsEnabled", "IFeatureService.IsOnAsync"] }.Expression(before, Members));

    [Fact]
    public void A_method_that_was_not_named_is_left() =>
        Assert.Equal("Features.IsEnabled(\"new_checkout\")", new Pinned { Methods = ["IOther.IsEnabled"] }.Expression("Features.IsEnabled(\"new_checkout\")", Members));
}
