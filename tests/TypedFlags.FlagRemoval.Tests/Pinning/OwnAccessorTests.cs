namespace TypedFlags.FlagRemoval.Tests.Pinning;

public class OwnAccessorTests
{
    private const string Members = """
        readonly IFlags _flags; readonly FlagContext? _user; readonly IFlagClient _client;
        public Shop(IFlags flags, FlagContext? user, IFlagClient client) { _flags = flags; _user = user; _client = client; }
        FlagContext Load() => throw new InvalidOperationException();
        FlagContext User => new("ada");
        """;

    [Theory]
    [InlineData("Flags.NewCheckout.IsEnabled()", "true")]
    [InlineData("Flags.NewCheckout.IsEnabled(_user)", "true")]
    [InlineData("global::Storefront.Flags.NewCheckout.IsEnabled(User)", "true")]
    [InlineData("_flags.NewCheckout.IsEnabled(_user)", "true")]
    [InlineData("this._flags.NewCheckout.GetValue(_user)", "true")]
    [InlineData("Flags.NewCheckout.Evaluate(_user).Value", "true")]
    [InlineData("Flags.NewCheckout.Evaluate(_user).Variant", "\"on\"")]
    [InlineData("Flags.NewCheckout.IsEnabled(new FlagContext(\"ada\") { [\"plan\"] = \"pro\" })", "true")]
    [InlineData("!Flags.NewCheckout.IsEnabled(_user)", "!true")]
    [InlineData("(Flags.NewCheckout.IsEnabled(_user)) && User is null", "true && User is null")]
    [InlineData("Flags.NewCheckout?.IsEnabled(_user) == true", "true == true")]
    [InlineData("_flags?.NewCheckout.IsEnabled(_user) ?? false", "true")]
    [InlineData("_client.GetBoolean(\"new_checkout\", _user, false)", "true")]
    [InlineData("_client.GetBoolean(Flags.Names.NewCheckout, _user, defaultValue: false)", "true")]
    [InlineData("_client.GetBoolean(context: null, name: Flags.Names.NewCheckout, defaultValue: false)", "true")]
    [InlineData("_client.GetBooleanDetails(\"new_checkout\", _user, false).Value", "true")]
    public void A_question_becomes_its_answer(string before, string after) => Assert.Equal(after, new Pinned().Expression(before, Members));

    [Theory]
    [InlineData("Flags.PageSize.IsEnabled")]
    [InlineData("_client.GetBoolean(\"page_size\", _user, false)")]
    [InlineData("_client.GetString(\"new_checkout\", _user, \"\")")]
    [InlineData("_flags?.NewCheckout.IsEnabled(_user)")]
    [InlineData("true && Flags.NewCheckout.IsEnabled(Load())")]
    [InlineData("Flags.NewCheckout.Evaluate(_user).Reason")]
    [InlineData("Flags.EvaluateAll(_user).ContainsKey(\"new_checkout\")")]
    public void What_is_no_answer_of_the_flag_or_would_lose_an_effect_stays(string expression)
    {
        string source = expression == "Flags.PageSize.IsEnabled" ? "Flags.PageSize.GetValue()" : expression;

        Assert.Equal(source, new Pinned().Expression(source, Members));
    }

    [Fact]
    public void A_question_whose_answer_nobody_takes_goes() =>
        Assert.Equal("class C { void M() { int x = 1; } }", new Pinned().After("class C { void M() { Storefront.Flags.NewCheckout.IsEnabled();int x = 1; } }"));
}
