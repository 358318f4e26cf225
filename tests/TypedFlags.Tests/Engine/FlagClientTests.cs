using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TypedFlags.Tests.Shop;

namespace TypedFlags.Tests.Engine;

public sealed class FlagClientTests : IDisposable
{
    private readonly ShopProcess _process = new();
    private readonly IFlagClient _client;

    public FlagClientTests() => _client = _process.StartWith().GetRequiredService<IFlagClient>();

    public void Dispose() => _process.Dispose();

    [Fact]
    public void Each_type_is_read_by_name()
    {
        FlagContext ada = new("ada");

        Assert.True(_client.GetBoolean("new_cart", ada, defaultValue: false));
        Assert.Equal("full-width", _client.GetString("checkout_layout", ada, "?"));
        Assert.Equal(20, _client.GetInteger("max_items", ada, -1));
        Assert.Equal(49.5, _client.GetNumber("free_shipping_from", ada, -1));
        Assert.Equal("small", _client.GetObject("limits", ada, default).GetProperty("label").GetString());
    }

    [Fact]
    public void Details_say_why()
    {
        FlagEvaluation<string> details = _client.GetStringDetails("checkout_layout", new FlagContext("ada"), "?");

        Assert.Equal(("full", FlagReason.TargetingMatch), (details.Variant, details.Reason));
    }

    [Fact]
    public void An_unknown_flag_gives_the_default_and_says_so()
    {
        FlagEvaluation<bool> details = _client.GetBooleanDetails("new_chekout", context: null, defaultValue: true);

        Assert.True(details.Value);
        Assert.Equal(FlagReason.Error, details.Reason);
        Assert.Equal(FlagErrorCode.FlagNotFound, details.ErrorCode);
        Assert.Null(details.Variant);
        Assert.Empty(details.FlagMetadata);
    }

    [Fact]
    public void Names_are_matched_exactly() => Assert.False(_client.GetBoolean("NEW_CART", context: null, defaultValue: false));

    [Fact]
    public void Another_type_than_asked_for_gives_the_default_and_says_so()
    {
        FlagEvaluation<string> details = _client.GetStringDetails("max_items", context: null, "?");

        Assert.Equal("?", details.Value);
        Assert.Equal(FlagErrorCode.TypeMismatch, details.ErrorCode);
        Assert.Equal("Flag 'max_items' is of type Integer, not String.", details.ErrorMessage);
    }

    [Fact]
    public void All_flags_are_evaluated_at_once_in_order_of_their_keys()
    {
        FlagEvaluations all = _client.EvaluateAll(new FlagContext("ada"));

        Assert.Equal(_process.Definitions.Select(static definition => definition.Key), all.Keys);
        Assert.Equal("full-width", all["checkout_layout"].Value);
        Assert.Equal(20, all["max_items"].Value);
        Assert.Equal(10, ((JsonElement)all["limits"].Value).GetProperty("items").GetInt32());
        Assert.True(all.TryGetValue("new_cart", out FlagEvaluation<object> newCart));
        Assert.Equal(true, newCart.Value);
        Assert.False(all.ContainsKey("nothing"));
        Assert.Throws<KeyNotFoundException>(() => all["nothing"]);
    }

    [Fact]
    public void Of_a_key_that_two_assemblies_have_the_first_one_answers()
    {
        FlagDefinitionSet second = FlagDefinitionSet.Register<object>(
            _process.Registry,
            "Second.Flags",
            count: 2,
            static () => """
                {"format":1}
                {"key":"max_items","type":"integer","default":7}
                {"key":"only_here","type":"boolean","default":true}
                """u8,
            static accessors => accessors);

        FlagEvaluations all = _client.EvaluateAll(context: null);

        Assert.Equal(20, _client.GetInteger("max_items", context: null, defaultValue: 0));
        Assert.Equal(20, all["max_items"].Value);
        Assert.Equal(true, all["only_here"].Value);
        Assert.Equal(all.Keys.Order(StringComparer.Ordinal), all.Keys);
        GC.KeepAlive(second);
    }

    [Fact]
    public void A_flag_of_an_assembly_that_is_loaded_later_is_found()
    {
        Assert.Equal(FlagErrorCode.FlagNotFound, _client.GetBooleanDetails("late_flag", context: null, defaultValue: false).ErrorCode);

        FlagDefinitionSet late = FlagDefinitionSet.Register<object>(
            _process.Registry,
            "Late.Flags",
            count: 1,
            static () => """
                {"format":1}
                {"key":"late_flag","type":"boolean","default":true}
                """u8,
            static accessors => accessors);

        Assert.True(_client.GetBoolean("late_flag", context: null, defaultValue: false));
        GC.KeepAlive(late);
    }
}
