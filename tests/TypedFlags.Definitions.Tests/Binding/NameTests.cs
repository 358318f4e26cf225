namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2005 and TF2006.</summary>
public class NameTests : BindingTest
{
    [Theory]
    [InlineData("flags: { «newCheckout»: {} }", "'newCheckout' is not snake_case, which the policy asks for; write 'new_checkout'.", "new_checkout")]
    [InlineData("flags: { «NewCheckout»: {} }", "write 'new_checkout'", "new_checkout")]
    [InlineData("flags: { «new-checkout»: {} }", "write 'new_checkout'", "new_checkout")]
    [InlineData("flags: { «new__checkout»: {} }", "write 'new_checkout'", "new_checkout")]
    [InlineData("flags: { «checkout.v2»: {} }", "write 'checkout_v2'", "checkout_v2")]
    [InlineData("flags: { «new_checkout_»: {} }", "write 'new_checkout'", "new_checkout")]
    [InlineData("flags: { «HTTPProxy2»: {} }", "write 'http_proxy2'", "http_proxy2")]
    [InlineData("policy: { naming: kebab-case }\nflags: { «new_checkout»: {} }", "'new_checkout' is not kebab-case, which the policy asks for; write 'new-checkout'.", "new-checkout")]
    public void A_key_against_the_policy_is_TF2005(string file, string message, string suggestion) =>
        Assert.Equal(suggestion, AssertFile(file, "TF2005", message).Suggestion);

    [Fact]
    public void A_key_that_can_not_be_rewritten_gets_no_advice() =>
        Assert.Null(AssertFile("flags: { «İstanbul»: {} }", "TF2005", "'İstanbul' is not snake_case, which the policy asks for.").Suggestion);

    [Theory]
    [InlineData("flags: { new_checkout_v2: {} }")]
    [InlineData("flags: { a: {} }")]
    [InlineData("flags: { größe_ändern: {} }")]
    [InlineData("policy: { naming: kebab-case }\nflags: { new-checkout: {} }")]
    [InlineData("policy: { naming: any }\nflags: { newCheckout: {}, Other-Flag_2: {}, x.y: {} }")]
    public void A_key_that_follows_it_is_sound(string file) => _ = BindSound(file);

    [Theory]
    [InlineData("flags: { new_cart: {}, «newcart»: {} }", "'newcart' and 'new_cart' differ only in case or in '-' and '_'.")]
    [InlineData("policy: { naming: any }\nflags: { NewCart: {}, «new_cart»: {} }", "differ only in case")]
    [InlineData("policy: { naming: any }\nflags: { new-cart: {}, «new_cart»: {} }", "differ only in case")]
    [InlineData("policy: { naming: any }\nflags: { new.cart: {}, «new cart»: {} }", "'new cart' and 'new.cart' both give the C# name 'NewCart'.")]
    [InlineData("flags: { «2fa»: {} }", "'2fa' gives no C# name, which begins with a letter; choose another key.")]
    [InlineData("flags: { «2026-12-31»: {} }", "gives no C# name")]
    [InlineData("flags: { «404»: {} }", "gives no C# name")]
    [InlineData("flags: { «'???'»: {} }", "'???' has no letter to make a C# name of")]
    [InlineData("flags: { «''»: {} }", "has no letter")]
    [InlineData("flags: { «all»: {} }", "'all' gives the C# name 'All', which is a member that the class has already; choose another key.")]
    [InlineData("flags: { «names»: {} }", "a member that the class has already")]
    [InlineData("flags: { «evaluate_all»: {} }", "a member that the class has already")]
    [InlineData("flags: { «flags»: {} }", "is the name of the class itself")]
    [InlineData("class: Shop\nflags: { «shop»: {} }", "is the name of the class itself")]
    [InlineData("flags: { «equals»: {} }", "is a member of every C# object")]
    [InlineData("flags: { «get_hash_code»: {} }", "every C# object")]
    [InlineData("flags: { «get_type»: {} }", "every C# object")]
    [InlineData("flags: { «to_string»: {} }", "every C# object")]
    [InlineData("flags: { «reference_equals»: {} }", "every C# object")]
    [InlineData("flags: { «memberwise_clone»: {} }", "every C# object")]
    [InlineData("flags: { «finalize»: {} }", "every C# object")]
    [InlineData("flags: { x: { type: string, variants: { a: b }, default: a }, «x_variant»: {} }", "'x_variant' gives the C# name 'XVariant', which is the type generated for 'x'; choose another key.")]
    [InlineData("flags: { «x_value»: {}, x: { type: object, default: { a: b } } }", "which is the type generated for 'x'")]
    [InlineData("class: XVariant\nflags: { «x»: { type: string, variants: { a: b }, default: a } }", "needs a type called 'XVariant', which is the name of the class itself")]
    public void A_key_that_C_sharp_can_not_have_is_TF2006(string file, string message) => _ = AssertFile(file, "TF2006", message);

    [Theory]
    [InlineData("flags: { x: {}, x_variant: {}, x_value: {} }")]
    [InlineData("flags: { x: { type: string, default: a }, x_variant: {}, x_value: {} }")]
    [InlineData("flags: { name: {}, allow: {}, flag: {}, class: {}, event: {}, i_flags: {} }")]
    [InlineData("class: Shop\nflags: { flags: {} }")]
    public void Near_misses_are_sound(string file) => _ = BindSound(file);

    [Theory]
    [InlineData("on-off: x, «on_off»: y", "'on_off' gives the C# name 'OnOff', as an earlier variant does; call the variant something else.")]
    [InlineData("full: x, «Full»: y", "gives the C# name 'Full', as an earlier variant does")]
    [InlineData("a: x, «1st»: y", "can't be a member of a C# enum")]
    [InlineData("a: x, «value__»: y", "can't be a member of a C# enum")]
    [InlineData("a: x, «'!'»: y", "can't be a member of a C# enum")]
    public void Variants_share_an_enum(string variants, string message)
    {
        string first = variants.Split(':')[0];
        _ = AssertFlag($"type: string, variants: {{ {variants} }}, default: {first}", "TF2006", message);
    }

    [Theory]
    [InlineData("a: x, onoff: y, on_off: z")]
    [InlineData("a: x, value: y, equals: z, class: w")]
    public void Variants_that_do_not_collide_are_sound(string variants) =>
        AssertFlagIsSound($"type: string, variants: {{ {variants} }}, default: a");

    [Theory]
    [InlineData("default: { «equality_contract»: 1 }", "is a member of every C# record")]
    [InlineData("default: { «clone»: 1 }", "every C# record")]
    [InlineData("default: { «PrintMembers»: 1 }", "every C# record")]
    [InlineData("default: { «deconstruct»: 1 }", "every C# record")]
    [InlineData("default: { «to_string»: 1 }", "every C# object")]
    [InlineData("default: { «1st»: 1 }", "gives no C# name")]
    [InlineData("default: { a_b: 1, «a-b»: 1 }", "needs the C# name 'AB', which is taken in this object")]
    [InlineData("default: { «subject_value»: 1 }", "needs the C# name 'SubjectValue', which is taken")]
    [InlineData("default: { inner: { «inner_value»: 1 } }", "needs the C# name 'InnerValue', which is taken")]
    [InlineData("default: { inner_value: 1, «inner»: [ { a: 1 } ] }", "needs the C# name 'InnerValue', which is taken")]
    public void Members_share_a_record(string body, string message) => _ = AssertFlag("type: object, " + body, "TF2006", message);

    [Theory]
    [InlineData("default: { value: 1, All: 2, name: 3, class: 4, inner: { inner: 1 }, subject: 5 }")]
    [InlineData("default: { inner_value: 1, inner: 2 }")]
    public void Members_that_do_not_collide_are_sound(string body) => AssertFlagIsSound("type: object, " + body);

    [Theory]
    [InlineData("namespace: «1Shop»", "'1Shop' is no C# namespace")]
    [InlineData("namespace: «Shop.class»", "is no C# namespace")]
    [InlineData("namespace: «Shop..Web»", "is no C# namespace")]
    [InlineData("namespace: «''»", "is no C# namespace")]
    [InlineData("class: «Shop.Flags»", "'Shop.Flags' can't be the name of a C# class")]
    [InlineData("class: «class»", "can't be the name of a C# class")]
    [InlineData("class: «record»", "can't be the name of a C# class")]
    [InlineData("class: «my-flags»", "can't be the name of a C# class")]
    [InlineData("class: «All»", "because it has a member of that name")]
    [InlineData("class: «Names»", "because it has a member of that name")]
    [InlineData("context: { «tenant»: string }", "'tenant' has a meaning of its own in conditions; call the attribute something else.")]
    [InlineData("context: { «targetingKey»: string }", "a meaning of its own")]
    [InlineData("context: { «groups»: list }", "a meaning of its own")]
    [InlineData("context: { «staff»: boolean }", "a meaning of its own")]
    [InlineData("context: { «environment»: string }", "a meaning of its own")]
    [InlineData("context: { «now»: datetime }", "a meaning of its own")]
    [InlineData("context: { «all»: string }", "a meaning of its own")]
    [InlineData("context: { «segment»: string }", "a meaning of its own")]
    [InlineData("context: { app_version: semver, «appVersion»: string }", "'appVersion' and 'app_version' differ only in case")]
    public void Names_of_the_file(string file, string message) => _ = AssertFile(file, "TF2006", message);

    [Theory]
    [InlineData("namespace: Contoso.Shop_2.Größe\nclass: ShopFlags")]
    [InlineData("class: _Flags")]
    [InlineData("context: { user: string, tenants: list, Tenant: string, targeting_key: string }")]
    public void Names_of_the_file_that_are_sound(string file) => _ = BindSound(file);
}
