namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>Types, variants, defaults: TF2004 and TF2007 around a flag's values.</summary>
public class ValueTests : BindingTest
{
    private const string Layout = "type: string, variants: { a: one, b: two }, ";

    [Theory]
    [InlineData("«variants»: { a: x }, default: a", "A boolean flag has no variants; give it a 'type', such as 'type: string'.")]
    [InlineData("type: boolean, «variants»: { a: x }, default: a", "A boolean flag has no variants.")]
    [InlineData("type: string, variants: «{}», default: a", "'variants' may not be empty")]
    [InlineData("type: string, variants: «[a]», default: a", "'variants' wants a mapping")]
    [InlineData("type: string, variants: { a: x, b: «1» }, default: a", "'b' wants text, but '1' is a number; quote it.")]
    [InlineData("type: integer, variants: { a: 1, b: «1.5» }, default: a", "'b' wants a whole number, but '1.5' is a number.")]
    [InlineData("type: integer, default: «99999999999999999999»", "'default' is a 64-bit integer")]
    [InlineData("type: integer, default: «2147483648»", "'default' is an integer from -2147483648 to 2147483647")]
    [InlineData("type: integer, default: «-2147483649»", "needs 'type: number'")]
    [InlineData("type: integer, default: «'5'»", "remove the quotes")]
    [InlineData("type: number, default: «.nan»", "'default' wants a finite number, not '.nan'.")]
    [InlineData("type: number, default: «1e999»", "wants a finite number")]
    [InlineData("type: object, default: «text»", "'default' wants a mapping")]
    [InlineData("«off_variant»: a", "'off_variant' names a variant, and this flag has none.")]
    [InlineData(Layout + "default: a, «rollout»: 5", "A flag with variants has 'split' in the place of 'rollout'.")]
    [InlineData(Layout + "default: a, «staff_only»: true", "Only boolean flags have 'staff_only'.")]
    [InlineData(Layout + "default: a, users: «[ada]»", "'users' wants a mapping")]
    [InlineData("users: «{ a: [ada] }»", "'users' wants a list")]
    [InlineData("«split»: { a: 100 }", "A boolean flag has 'rollout' in the place of 'split'.")]
    [InlineData("type: string, default: x, «users»: [ada]", "A flag without variants has no lists such as 'users'")]
    [InlineData("type: string, default: x, «groups»: [qa]", "has no lists")]
    [InlineData("type: string, default: x, «rollout»: 5", "A flag without variants has no rollout")]
    [InlineData("type: string, default: x, «split»: { a: 100 }", "A flag without variants has no split.")]
    [InlineData("type: string, default: x, «staff_only»: true", "Only boolean flags")]
    [InlineData("type: string, default: x, tenants: { acme: { «users»: [ada] } }", "has no lists")]
    [InlineData("type: string, default: x, rules: [ { when: {}, «rollout»: 5 } ]", "has no rollout")]
    [InlineData("rollout: 5, default: «true»", "'default: true' beside it has no meaning")]
    [InlineData("type: string, default: x, serve: «5»", "quote it")]
    public void Values_that_the_type_does_not_allow(string body, string message) => _ = AssertFlag(body, "TF2004", message);

    [Theory]
    [InlineData("type: string, variants: { control: x }", "such as 'default: control'")]
    [InlineData("type: string", "The flag 'subject' has no 'default'; a flag that is not boolean needs one.")]
    [InlineData("type: object", "has no 'default'")]
    public void A_flag_that_is_not_boolean_needs_a_default(string body, string message)
    {
        FlagsDiagnostic diagnostic = AssertFile($"flags:\n  «subject»: {{ {body} }}", "TF2004", message);
        Assert.Equal(7, diagnostic.Range.Length);
    }

    [Theory]
    [InlineData(Layout + "default: «c»", "There is no variant 'c'.", null)]
    [InlineData("type: string, variants: { control: x, full: y }, default: «contrl»", "Did you mean 'control'?", "control")]
    [InlineData("type: string, variants: { control: x, full: y }, default: full, off_variant: «ful»", "Did you mean 'full'?", "full")]
    [InlineData("type: string, variants: { control: x, full: y }, default: full, serve: «Full»", "Did you mean 'full'?", "full")]
    [InlineData("type: string, variants: { control: x, full: y }, default: full, users: { «fulll»: [ada] }", "Did you mean 'full'?", "full")]
    [InlineData("type: string, variants: { control: x, full: y }, default: full, split: { full: 50, «controll»: 50 }", "Did you mean 'control'?", "control")]
    [InlineData("requires: { layout: «tow» }", "Did you mean 'two'?", "two")]
    public void An_unknown_variant_is_TF2007(string body, string message, string? suggestion)
    {
        FlagsDiagnostic diagnostic = AssertFlag(body, "TF2007", message);
        Assert.Equal(suggestion, diagnostic.Suggestion);
    }

    [Fact]
    public void A_boolean_flag_is_off_by_default() => Assert.Equal(new ConstantValue.Boolean(false), BindFlag("owner: me").Default);

    [Theory]
    [InlineData("type: integer, default: 0x10", 16)]
    [InlineData("type: integer, default: -5", -5)]
    [InlineData("type: integer, default: +7", 7)]
    [InlineData("type: integer, default: 2147483647", (long)int.MaxValue)]
    [InlineData("type: integer, default: -2147483648", (long)int.MinValue)]
    public void Integers(string body, long expected) => Assert.Equal(new ConstantValue.Integer(expected), BindFlag(body).Default);

    [Theory]
    [InlineData("type: number, default: 5", 5)]
    [InlineData("type: number, default: -0.5", -0.5)]
    [InlineData("type: number, default: 1e3", 1000)]
    [InlineData("type: number, default: .5", 0.5)]
    public void Numbers(string body, double expected) => Assert.Equal(new ConstantValue.Number(expected), BindFlag(body).Default);

    [Fact]
    public void Lists_and_shares_take_the_order_of_the_variants()
    {
        FlagDefinition flag = BindFlag(
            "type: string, variants: { a: x, b: y, c: z }, default: a, users: { c: [eve], a: [ada], b: [] }, split: { c: 20, a: 80 }");
        Assert.Equal(["a", "c"], flag.State.Users.Select(list => list.Variant!));
        Assert.Equal(["a 80000", "c 20000"], flag.State.Outcome.Split.Select(share => $"{share.Variant} {share.Weight}"));
    }

    [Fact]
    public void A_variant_without_its_colon_is_one_mistake_however_often_it_is_named() =>
        Assert.Contains(
            "'full one' wants text",
            Assert.Single(Bind("flags: { a: { type: string, variants: { full one, half: two }, default: full, split: { full: 50, half: 50 } } }").Diagnostics).Message,
            StringComparison.Ordinal);
}
