using TypedFlags.Tests.Shop;

namespace TypedFlags.Tests.Flags;

public sealed class OverridesByNameTests : IDisposable
{
    private readonly ShopProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public void Every_type_of_flag_is_overridden_by_text()
    {
        using (Use(
            ("new_checkout", "true"),
            ("checkout_layout", "full"),
            ("max_items", "-3"),
            ("free_shipping_from", "0.5"),
            ("support_email", "true"),
            ("limits", """{ "items": 7, "label": "seven" }""")))
        {
            Assert.True(_process.Flags.NewCheckout.IsEnabled());
            Assert.Equal(CheckoutLayoutVariant.Full, _process.Flags.CheckoutLayout.GetVariant());
            Assert.Equal(-3, _process.Flags.MaxItems.GetValue());
            Assert.Equal(0.5, _process.Flags.FreeShippingFrom.GetValue());
            Assert.Equal("true", _process.Flags.SupportEmail.GetValue());
            Assert.Equal(new LimitsValue(7, "seven"), _process.Flags.Limits.GetValue());
            Assert.Equal(FlagReason.Override, _process.Flags.MaxItems.Evaluate().Reason);
        }

        Assert.Equal(20, _process.Flags.MaxItems.GetValue());
    }

    [Theory]
    [InlineData("new_checkout", "yes", "true or false")]
    [InlineData("checkout_layout", "wide", "a variant: control, compact, full")]
    [InlineData("max_items", "2.5", "a whole number")]
    [InlineData("free_shipping_from", "NaN", "a number, with a point for the decimals")]
    [InlineData("limits", "{", "a JSON object")]
    [InlineData("limits", "[1]", "a JSON object")]
    public void A_value_that_does_not_fit_is_refused_with_what_fits(string key, string value, string whatFits)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Use((key, value)));

        Assert.Contains($"'{value}' does not fit flag '{key}', which takes {whatFits}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_flag_is_refused_with_the_nearest()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Use(("new_chekout", "true")));

        Assert.Contains("No loaded assembly declares a flag 'new_chekout' (did you mean 'new_checkout'?).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_typed_override_inside_wins()
    {
        using (Use(("max_items", "1")))
        using (_process.Flags.MaxItems.Override(2))
        {
            Assert.Equal(2, _process.Flags.MaxItems.GetValue());
        }
    }

    private IDisposable Use(params (string Key, string Value)[] values) =>
        FlagOverrides.Use(values.ToDictionary(static one => one.Key, static one => one.Value, StringComparer.Ordinal), _process.Registry);
}
