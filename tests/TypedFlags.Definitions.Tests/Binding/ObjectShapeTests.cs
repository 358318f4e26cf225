namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>What the values of an object flag share.</summary>
public class ObjectShapeTests : BindingTest
{
    [Fact]
    public void Members_in_the_order_of_the_first_value_with_C_sharp_names()
    {
        ObjectShape shape = Shape("variants: { small: { max_items: 5, label: x }, large: { label: y, max_items: 50 } }, default: small");
        Assert.Equal(
            [
                new ObjectMember("max_items", "MaxItems", new MemberType(MemberKind.Integer, false)),
                new ObjectMember("label", "Label", new MemberType(MemberKind.String, false)),
            ],
            shape.Members);
    }

    [Theory]
    [InlineData("default: { a: ~ }", MemberKind.Unknown, true)]
    [InlineData("variants: { x: { a: ~ }, y: { a: 1 } }, default: x", MemberKind.Integer, true)]
    [InlineData("variants: { x: { a: true }, y: { a: ~ } }, default: x", MemberKind.Boolean, true)]
    [InlineData("variants: { x: { a: 1 }, y: { a: 2.5 } }, default: x", MemberKind.Number, false)]
    [InlineData("variants: { x: { a: 2.5 }, y: { a: 1 } }, default: x", MemberKind.Number, false)]
    [InlineData("default: { a: 1 }, serve: { a: ~ }", MemberKind.Integer, true)]
    [InlineData("default: { a: 1 }, rules: [ { when: {}, serve: { a: 1.5 } } ]", MemberKind.Number, false)]
    public void A_null_makes_a_member_nullable_and_numbers_meet(string body, MemberKind kind, bool isNullable) =>
        Assert.Equal(new MemberType(kind, isNullable), Assert.Single(Shape(body).Members).Type);

    [Fact]
    public void Lists_and_nested_objects_have_their_own()
    {
        ObjectMember member = Assert.Single(Shape("default: { a: [ { b: 1 }, { b: ~ } ] }").Members);
        MemberType element = new(MemberKind.Object, false, new ObjectShape(new([new ObjectMember("b", "B", new MemberType(MemberKind.Integer, true))])));
        Assert.Equal(new MemberType(MemberKind.List, false, Element: element), member.Type);
    }

    [Theory]
    [InlineData("variants: { x: { a: 1, b: 2 }, y: «{ a: 1 }» }, default: x", "The member 'b' is missing here")]
    [InlineData("variants: { x: { total: 1 }, y: { total: 1, «totl»: 2 } }, default: x", "Other values of the flag have no member 'totl'")]
    [InlineData("variants: { x: { a: 1 }, y: { a: «'1'» } }, default: x", "'a' is a number in an earlier value, but text here")]
    [InlineData("variants: { x: { a: { b: 1 } }, y: { a: { b: «true» } } }, default: x", "'b' is a number in an earlier value, but a boolean here")]
    [InlineData("default: { a: [1, «two»] }", "'a' is a number in an earlier value, but text here")]
    [InlineData("default: { a: 1 }, serve: { a: «x» }", "but text here")]
    [InlineData("default: { a: 1 }, tenants: { acme: { serve: «{}» } }", "The member 'a' is missing here")]
    [InlineData("default: { a: 1 }, schedule: [ { at: 2026-12-01, serve: { a: «[]» } } ]", "but a list here")]
    [InlineData("default: { a: «.inf» }", "finite number")]
    public void Values_that_differ_are_TF2004(string body, string message) => _ = AssertFlag("type: object, " + body, "TF2004", message);

    private static ObjectShape Shape(string body) => BindFlag("type: object, " + body).Shape!;
}
