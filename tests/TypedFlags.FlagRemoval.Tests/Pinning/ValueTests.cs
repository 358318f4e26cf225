namespace TypedFlags.FlagRemoval.Tests.Pinning;

public class ValueTests
{
    private const string Members = "readonly IFlagClient _client; public Shop(IFlagClient client) => _client = client;";

    [Theory]
    [InlineData("Flags.CheckoutLayout.GetValue()", "\"full-width\"")]
    [InlineData("Flags.CheckoutLayout.GetVariant()", "Flags.CheckoutLayoutVariant.Full")]
    [InlineData("Flags.CheckoutLayout.Evaluate().Variant", "\"full\"")]
    [InlineData("_client.GetString(\"checkout_layout\", null, \"\")", "\"full-width\"")]
    public void Of_a_flag_with_variants(string before, string after) => Assert.Equal(after, new Pinned { Flag = Pinned.CheckoutLayout }.Expression(before, Members));

    [Theory]
    [InlineData("Flags.PageSize.GetValue()", "10")]
    [InlineData("_client.GetInteger(\"page_size\", null, 0)", "10")]
    public void Of_a_whole_number(string before, string after) => Assert.Equal(after, new Pinned { Flag = Pinned.PageSize }.Expression(before, Members));

    [Theory]
    [InlineData("Flags.Boost.GetValue()", "1.5D")]
    [InlineData("_client.GetNumber(\"boost\", null, 0)", "1.5D")]
    public void Of_a_number(string before, string after) => Assert.Equal(after, new Pinned { Flag = Pinned.Boost }.Expression(before, Members));

    [Theory]
    [InlineData("Flags.Limits.GetValue().PageSize", "24")]
    [InlineData("Flags.Limits.GetValue().Label", "\"many\"")]
    public void Of_an_object_member_by_member(string before, string after) => Assert.Equal(after, new Pinned { Flag = Pinned.Limits }.Expression(before, Members));
}
