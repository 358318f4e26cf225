using TypedFlags.Tests.Shop;
using Index = TypedFlags.Tests.Shop.ShopDefinitions.Index;

namespace TypedFlags.Tests.Flags;

public sealed class HandleTests : IDisposable
{
    private readonly ShopProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public void An_accessor_gives_the_same_handle_each_time() => Assert.Same(_process.Flags.NewCheckout, _process.Flags.NewCheckout);

    [Fact]
    public void An_accessor_gives_the_same_handle_to_all_threads()
    {
        for (int round = 0; round < 200; round++)
        {
            FlagAccessors accessors = new(_process.Definitions.StaticSource);
            BooleanFlag[] handles = new BooleanFlag[4];
            Parallel.For(0, handles.Length, thread => handles[thread] = accessors.Boolean((int)Index.NewCheckout));
            Assert.All(handles, handle => Assert.Same(handles[0], handle));
        }
    }

    [Fact]
    public void Code_generated_for_other_definitions_is_told_to_rebuild()
    {
        FlagAccessors accessors = _process.Definitions.Accessors;
        accessors.String((int)Index.SupportEmail);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => accessors.Boolean((int)Index.SupportEmail));

        Assert.Contains("Rebuild the project", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handle_knows_its_key_and_definition()
    {
        Assert.Equal("new_checkout", _process.Flags.NewCheckout.Key);
        Assert.Same(_process.Definitions[(int)Index.NewCheckout], _process.Flags.NewCheckout.Definition);
    }

    [Fact]
    public void A_boolean_flag_is_on_for_a_listed_user() => Assert.True(_process.Flags.NewCart.IsEnabled(new FlagContext("ada")));

    [Fact]
    public void A_text_flag_gives_its_literal() => Assert.Equal("help@shop.example", _process.Flags.SupportEmail.GetValue());

    [Fact]
    public void A_whole_number_flag_gives_its_literal() => Assert.Equal(20, _process.Flags.MaxItems.GetValue());

    [Fact]
    public void A_number_flag_gives_its_literal() => Assert.Equal(49.5, _process.Flags.FreeShippingFrom.GetValue());

    [Fact]
    public void An_object_flag_gives_its_record() => Assert.Equal(new LimitsValue(10, "small"), _process.Flags.Limits.GetValue());

    [Fact]
    public void An_object_is_decoded_once() => Assert.Same(_process.Flags.Limits.GetValue(), _process.Flags.Limits.GetValue(new FlagContext("bob")));

    [Fact]
    public void A_variant_flag_gives_the_variants_value() =>
        Assert.Equal("full-width", _process.Flags.CheckoutLayout.GetValue(new FlagContext("ada")));

    [Fact]
    public void A_variant_flag_gives_the_variant_as_enum()
    {
        Assert.Equal(CheckoutLayoutVariant.Full, _process.Flags.CheckoutLayout.GetVariant(new FlagContext("ada")));
        Assert.Equal(CheckoutLayoutVariant.Control, _process.Flags.CheckoutLayout.GetVariant());
        Assert.Equal(ThemeVariant.Light, _process.Flags.Theme.GetVariant());
    }

    [Fact]
    public void Without_a_context_argument_the_ambient_context_is_asked_for()
    {
        using (FlagContext.Use(new FlagContext("ada")))
        {
            Assert.Equal(CheckoutLayoutVariant.Full, _process.Flags.CheckoutLayout.GetVariant());
            Assert.Equal(CheckoutLayoutVariant.Control, _process.Flags.CheckoutLayout.GetVariant(context: null));
        }
    }

    [Fact]
    public void Evaluate_says_what_was_served_and_why()
    {
        FlagEvaluation<string> evaluation = _process.Flags.CheckoutLayout.Evaluate(new FlagContext("ada"));

        Assert.Equal("checkout_layout", evaluation.FlagKey);
        Assert.Equal("full-width", evaluation.Value);
        Assert.Equal("full", evaluation.Variant);
        Assert.Equal(FlagReason.TargetingMatch, evaluation.Reason);
        Assert.Null(evaluation.ErrorCode);
    }

    [Fact]
    public void Evaluate_gives_the_metadata_of_the_file() =>
        Assert.Equal("PAY-17", _process.Flags.NewCheckout.Evaluate().FlagMetadata["ticket"]);

    [Fact]
    public void An_object_that_is_not_its_record_gives_the_default_and_a_parse_error()
    {
        FlagAccessors accessors = new(_process.Definitions.StaticSource);
        VariantFlag<LimitsValue, ThemeVariant> theme = accessors.ObjectVariant<LimitsValue, ThemeVariant>(
            (int)Index.Theme,
            static json => json.GetProperty("label").GetString() == "black" ? throw new FormatException("no dark today") : LimitsValue.Read(json));

        using (theme.Override(ThemeVariant.Dark))
        {
            FlagEvaluation<LimitsValue> evaluation = theme.Evaluate();

            Assert.Equal(new LimitsValue(1, "white"), evaluation.Value);
            Assert.Equal(new LimitsValue(1, "white"), theme.GetValue());
            Assert.Equal(FlagReason.Error, evaluation.Reason);
            Assert.Equal(FlagErrorCode.ParseError, evaluation.ErrorCode);
            Assert.Equal("no dark today", evaluation.ErrorMessage);
        }
    }

    [Fact]
    public void A_constant_flag_costs_no_allocation()
    {
        BooleanFlag flag = _process.Flags.NewCart;
        FlagContext context = new("ada");
        Assert.True(flag.IsEnabled(context));

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < 1_000; call++)
        {
            flag.IsEnabled(context);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
