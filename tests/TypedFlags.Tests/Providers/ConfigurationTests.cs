using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Shop;

namespace TypedFlags.Tests.Providers;

public sealed class ConfigurationTests : IDisposable
{
    private static readonly FlagContext Ada = new("ada");

    private readonly ShopProcess _process = new();

    private IShopFlags Flags => _process.Flags;

    public void Dispose() => _process.Dispose();

    [Fact]
    public void True_turns_a_flag_on()
    {
        _process.StartWith(("TypedFlags:Flags:gift-wrap", "true"));
        Assert.True(Flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void False_turns_a_flag_off()
    {
        _process.StartWith(("TypedFlags:Flags:new_cart", "false"));
        Assert.Equal(FlagReason.Disabled, Flags.NewCart.Evaluate().Reason);
    }

    [Fact]
    public void A_variants_name_serves_it()
    {
        _process.StartWith(("TypedFlags:Flags:checkout_layout", "compact"));
        Assert.Equal(CheckoutLayoutVariant.Compact, Flags.CheckoutLayout.GetVariant());
    }

    [Fact]
    public void Properties_stand_below_the_flag()
    {
        _process.StartWith(
            ("TypedFlags:Flags:gift-wrap:enabled", "true"),
            ("TypedFlags:Flags:gift-wrap:rollout", "100"));
        Assert.True(Flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void Lists_have_the_keys_0_1_2()
    {
        _process.StartWith(("TypedFlags:Flags:gift-wrap:users:0", "ada"), ("TypedFlags:Flags:gift-wrap:users:1", "bob"));
        Assert.True(Flags.GiftWrap.IsEnabled(new FlagContext("bob")));
        Assert.False(Flags.GiftWrap.IsEnabled(new FlagContext("eve")));
    }

    [Theory]
    [InlineData("TYPEDFLAGS:FLAGS:GIFT_WRAP")]
    [InlineData("typedflags:flags:Gift-Wrap")]
    [InlineData("TypedFlags:Flags:gift_wrap")]
    public void Keys_ignore_case_and_take_underscores_for_hyphens(string key)
    {
        _process.StartWith((key, "true"));
        Assert.True(Flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void Of_two_spellings_the_flags_own_wins()
    {
        _process.StartWith(("TypedFlags:Flags:gift_wrap", "true"), ("TypedFlags:Flags:gift-wrap", "false"));
        Assert.Equal(FlagReason.Disabled, Flags.GiftWrap.Evaluate().Reason);
    }

    [Fact]
    public void Tenants_whose_ids_are_numbers_are_a_map_all_the_same()
    {
        _process.StartWith(("TypedFlags:Flags:gift-wrap:tenants:0:enabled", "true"), ("TypedFlags:Flags:gift-wrap:tenants:1:enabled", "false"));
        Assert.True(Flags.GiftWrap.IsEnabled(new FlagContext("bob") { TenantId = "0" }));
        Assert.False(Flags.GiftWrap.IsEnabled(new FlagContext("bob") { TenantId = "1" }));
    }

    [Fact]
    public void Json_is_read_as_it_is_written()
    {
        StartWithJson(
            """
            { "TypedFlags": { "Flags": {
              "new_cart": { "enabled": true, "rules": [ { "name": "pros", "when": { "plan": ["pro"] }, "serve": false } ] },
              "max_items": { "serve": 25 },
              "limits": { "serve": { "items": 3, "label": "3" } }
            } } }
            """);

        Assert.Equal("pros", Flags.NewCart.Evaluate(new FlagContext("bob") { ["plan"] = "pro" }).RuleName);
        Assert.Equal(25, Flags.MaxItems.GetValue());
        Assert.Equal(new LimitsValue(3, "3"), Flags.Limits.GetValue());
        Assert.Empty(_process.Log.At(LogLevel.Warning));
    }

    [Fact]
    public void An_empty_list_in_json_empties_the_files_list()
    {
        Assert.True(Flags.CheckoutLayout.GetVariant(Ada) == CheckoutLayoutVariant.Full);

        StartWithJson("""{ "TypedFlags": { "Flags": { "checkout_layout": { "users": { "full": [] } } } } }""");

        Assert.Equal(CheckoutLayoutVariant.Control, Flags.CheckoutLayout.GetVariant(Ada));
        Assert.Empty(_process.Log.At(LogLevel.Warning));
    }

    [Fact]
    public void A_list_that_one_source_leaves_empty_and_another_fills_has_the_others_items()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddConfiguration(Json("""{ "TypedFlags": { "Flags": { "gift-wrap": { "users": [] } } } }"""))
            .AddConfiguration(Memory(("TypedFlags:Flags:gift-wrap:users:0", "ada")))
            .Build();

        _process.StartWith(configuration);

        Assert.True(Flags.GiftWrap.IsEnabled(Ada));
    }

    [Fact]
    public void Null_in_a_later_layer_goes_back_to_the_file()
    {
        IConfigurationRoot first = Memory(("TypedFlags:Flags:checkout_layout:users:compact:0", "ada"));
        _process.StartWith(
            first,
            builder => builder.AddConfiguration(Json("""{ "Flags": { "checkout_layout": { "users": null } } }""")));

        Assert.Equal(CheckoutLayoutVariant.Full, Flags.CheckoutLayout.GetVariant(Ada));
    }

    [Fact]
    public void A_later_section_wins_property_by_property()
    {
        IConfigurationRoot configuration = Memory(
            ("TypedFlags:Flags:gift-wrap:users:0", "ada"),
            ("TypedFlags:Flags:gift-wrap:groups:0", "qa"),
            ("Operations:Flags:gift-wrap:users:0", "bob"));
        _process.StartWith(configuration, builder => builder.AddConfiguration(configuration.GetSection("Operations")));

        Assert.False(Flags.GiftWrap.IsEnabled(Ada));
        Assert.True(Flags.GiftWrap.IsEnabled(new FlagContext("bob")));
        Assert.True(Flags.GiftWrap.IsEnabled(new FlagContext("eve") { Groups = ["qa"] }));
    }

    [Fact]
    public void Environment_variables_work_through_configuration()
    {
        const string Prefix = "TYPEDFLAGS_TEST_ENV_";
        Environment.SetEnvironmentVariable(Prefix + "TypedFlags__Flags__new_cart", "false");
        Environment.SetEnvironmentVariable(Prefix + "TYPEDFLAGS__FLAGS__GIFT_WRAP__USERS__0", "ada");
        try
        {
            _process.StartWith(new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build());

            Assert.False(Flags.NewCart.IsEnabled());
            Assert.True(Flags.GiftWrap.IsEnabled(Ada));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Prefix + "TypedFlags__Flags__new_cart", null);
            Environment.SetEnvironmentVariable(Prefix + "TYPEDFLAGS__FLAGS__GIFT_WRAP__USERS__0", null);
        }
    }

    [Fact]
    public void A_value_over_properties_wins_and_the_log_says_so()
    {
        _process.StartWith(("TypedFlags:Flags:new_cart", "false"), ("TypedFlags:Flags:new_cart:rollout", "100"));

        Assert.Equal(FlagReason.Disabled, Flags.NewCart.Evaluate().Reason);
        Assert.Contains("flag 'new_cart' has a value and properties", Assert.Single(_process.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TypedFlags:Flags:new_crat", "false", "configuration 'TypedFlags': no loaded assembly declares a flag 'new_crat' (did you mean 'new_cart'?); it is ignored.")]
    [InlineData("TypedFlags:Flag:new_cart", "false", "configuration 'TypedFlags': 'Flag' means nothing here (did you mean 'Flags'?); it is ignored.")]
    public void A_misspelt_name_is_ignored_with_one_line(string key, string value, string line)
    {
        _process.StartWith((key, value));

        Assert.True(Flags.NewCart.IsEnabled());
        Assert.Equal(line, Assert.Single(_process.Log.At(LogLevel.Warning)));
    }

    [Theory]
    [InlineData("enabeld", "false", "enabled")]
    [InlineData("owner", "me", "owner")]
    [InlineData("rollout", "many", "rollout")]
    public void A_property_that_cannot_be_used_is_ignored_with_one_line_and_the_others_hold(string property, string value, string named)
    {
        _process.StartWith(($"TypedFlags:Flags:gift-wrap:{property}", value), ("TypedFlags:Flags:gift-wrap:users:0", "ada"));

        Assert.True(Flags.GiftWrap.IsEnabled(Ada));
        string line = Assert.Single(_process.Log.At(LogLevel.Warning));
        Assert.StartsWith("configuration 'TypedFlags': ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.Contains("gift-wrap", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_nested_without_end_is_cut_off()
    {
        string deep = "TypedFlags:Flags:gift-wrap:rules:0:when" + new StringBuilder().Insert(0, ":not", 2_000) + ":plan";
        _process.StartWith((deep, "pro"), ("TypedFlags:Flags:gift-wrap:users:0", "ada"));

        Assert.True(Flags.GiftWrap.IsEnabled(Ada));
        Assert.Contains(_process.Log.At(LogLevel.Warning), static line => line.Contains("nested deeper than 32 levels", StringComparison.Ordinal));
    }

    private static IConfigurationRoot Memory(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(static one => KeyValuePair.Create(one.Key, one.Value))).Build();

    private static IConfigurationRoot Json(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    private void StartWithJson(string json) => _process.StartWith(Json(json));
}
