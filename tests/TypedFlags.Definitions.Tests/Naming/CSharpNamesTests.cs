namespace TypedFlags.Definitions.Tests.Naming;

public class CSharpNamesTests
{
    [Theory]
    [InlineData("new_checkout", "NewCheckout")]
    [InlineData("newCheckout", "NewCheckout")]
    [InlineData("new_checkout_v2", "NewCheckoutV2")]
    [InlineData("new-checkout", "NewCheckout")]
    [InlineData("checkout.v2 beta", "CheckoutV2Beta")]
    [InlineData("HTTP_proxy", "HTTPProxy")]
    [InlineData("größe_ändern", "GrößeÄndern")]
    [InlineData("新しい_買い物", "新しい買い物")]
    [InlineData("__a__", "A")]
    [InlineData("v2beta", "V2beta")]
    [InlineData("class", "Class")]
    [InlineData("2fa", "2fa")]
    [InlineData("a_2fa", "A2fa")]
    [InlineData("smile😀face", "SmileFace")]
    [InlineData("zero\u200dwidth", "ZeroWidth")]
    [InlineData("???", "")]
    [InlineData("", "")]
    public void Words_begin_with_a_capital_and_the_rest_is_unchanged(string key, string expected) =>
        Assert.Equal(expected, CSharpNames.ToMemberName(key));

    [Theory]
    [InlineData("NewCheckout", true)]
    [InlineData("_a", true)]
    [InlineData("größe", true)]
    [InlineData("class", true)]
    [InlineData("2fa", false)]
    [InlineData("a b", false)]
    [InlineData("a.b", false)]
    [InlineData("", false)]
    [InlineData("a\u200d", false)]
    public void Identifiers(string name, bool expected) => Assert.Equal(expected, CSharpNames.IsIdentifier(name));

    [Fact]
    public void An_identifier_has_a_length_that_the_compiler_takes()
    {
        Assert.True(CSharpNames.IsIdentifier(new string('a', CSharpNames.MaxLength)));
        Assert.False(CSharpNames.IsIdentifier(new string('a', CSharpNames.MaxLength + 1)));
    }

    [Theory]
    [InlineData("class", true)]
    [InlineData("event", true)]
    [InlineData("Class", false)]
    [InlineData("record", false)]
    public void Keywords(string name, bool expected) => Assert.Equal(expected, CSharpNames.IsKeyword(name));

    [Theory]
    [InlineData("Flags", true)]
    [InlineData("record", false)]
    [InlineData("class", false)]
    [InlineData("var", false)]
    [InlineData("A.B", false)]
    [InlineData("_", false)]
    [InlineData("__Injected", false)]
    [InlineData("_Flags", true)]
    public void Type_names(string name, bool expected) => Assert.Equal(expected, CSharpNames.IsTypeName(name));

    [Theory]
    [InlineData("A.B", true)]
    [InlineData("A", true)]
    [InlineData("A.record", true)]
    [InlineData("A.namespace", false)]
    [InlineData("A.", false)]
    [InlineData("", false)]
    public void Namespaces(string name, bool expected) => Assert.Equal(expected, CSharpNames.IsNamespace(name));
}
