namespace TypedFlags.Definitions.Tests.Editing;

public class RemoveFromFlowTests : EditingTest
{
    [Theory]
    [InlineData("flags: { b: {} }\n", "flags: {}\n")]
    [InlineData("flags: {b: {}}\n", "flags: {}\n")]
    [InlineData("flags: { b }\n", "flags: {}\n")]
    [InlineData("flags: { b: {}, }\n", "flags: {}\n")]
    [InlineData("flags: { a: {}, b: {} }\n", "flags: { a: {} }\n")]
    [InlineData("flags: { a: {}, b: {}, }\n", "flags: { a: {}, }\n")]
    [InlineData("flags: { a: {}, b }\n", "flags: { a: {} }\n")]
    [InlineData("flags: { a: {}, b: {}, c: {} }\n", "flags: { a: {}, c: {} }\n")]
    [InlineData("flags: { b: {}, c: {} } # all\n", "flags: { c: {} } # all\n")]
    [InlineData("flags: {b: {},c: {}}\n", "flags: {c: {}}\n")]
    [InlineData("flags: { a: &x { default: true }, b: *x, c: {} }\n", "flags: { a: &x { default: true }, c: {} }\n")]
    public void On_one_line(string before, string after) => AssertRemoved(before, after, "b");

    [Theory]
    [InlineData("a", "flags: {\n  # about b\n  b: {}, # second\n  c: {} # last\n}\n")]
    [InlineData("b", "flags: {\n  a: {}, # first\n  c: {} # last\n}\n")]
    [InlineData("c", "flags: {\n  a: {}, # first\n  # about b\n  b: {} # second\n}\n")]
    public void A_flag_a_line(string key, string after) =>
        AssertRemoved("flags: {\n  a: {}, # first\n  # about b\n  b: {}, # second\n  c: {} # last\n}\n", after, key);

    [Theory]
    [InlineData("flags: {\n  a: {}, b: {},\n  c: {} }\n", "flags: {\n  a: {},\n  c: {} }\n")]
    [InlineData("flags: {\n  b: {}, a: {},\n  c: {} }\n", "flags: {\n  a: {},\n  c: {} }\n")]
    [InlineData("flags: {\n  a: {},\n  b: {} }\n", "flags: {\n  a: {} }\n")]
    [InlineData("flags: { a: {}\n  , b: {}\n  , c: {} }\n", "flags: { a: {}\n  , c: {} }\n")]
    [InlineData("flags: { b: {},\n  c: {} }\n", "flags: { c: {} }\n")]
    [InlineData("flags: {\n  a: {},\n  b: {},\n}\n", "flags: {\n  a: {},\n}\n")]
    [InlineData("flags: {\n  a: {},\n\n  b: {}\n}\n", "flags: {\n  a: {}\n}\n")]
    public void Over_lines(string before, string after) => AssertRemoved(before, after, "b");

    [Theory]
    [InlineData("flags: {\n  b: {}\n}\n", "flags: {}\n")]
    [InlineData("flags: {\n  # about b\n  b: {} # all\n}\n", "flags: {}\n")]
    [InlineData("flags: {\n  # Checkout\n\n  b: {}\n}\n", "flags: {\n  # Checkout\n}\n")]
    [InlineData("flags:\n  { b: {} }\n", "flags:\n  {}\n")]
    public void The_only_one(string before, string after) => AssertRemoved(before, after, "b");

    [Theory]
    [InlineData("""{ "flags": { "b": { "default": true } } }""", """{ "flags": {} }""")]
    [InlineData("""{"flags":{"a":{"default":true},"b":{"default":true}}}""", """{"flags":{"a":{"default":true}}}""")]
    [InlineData("""{"flags":{"b":{"default":true},"a":{"default":true}},"class":"F"}""", """{"flags":{"a":{"default":true}},"class":"F"}""")]
    public void Json_on_one_line(string before, string after) => AssertRemoved(before, after, "b");

    [Theory]
    [InlineData("a", "{\n  \"flags\": {\n    \"b\": {\n      \"default\": true\n    }\n  }\n}\n")]
    [InlineData("b", "{\n  \"flags\": {\n    \"a\": {\n      \"default\": true\n    }\n  }\n}\n")]
    public void Json_over_lines_has_no_comma_behind_the_last(string key, string after) =>
        AssertRemoved("{\n  \"flags\": {\n    \"a\": {\n      \"default\": true\n    },\n    \"b\": {\n      \"default\": true\n    }\n  }\n}\n", after, key);

    [Theory]
    [InlineData("a", "{\n\t\"flags\": {\n\t\t\"b\": {\n\t\t\t\"default\": true\n\t\t}\n\t}\n}\n")]
    [InlineData("b", "{\n\t\"flags\": {\n\t\t\"a\": { \"default\": true }\n\t}\n}\n")]
    public void Json_with_tabs(string key, string after) =>
        AssertRemoved("{\n\t\"flags\": {\n\t\t\"a\": { \"default\": true },\n\t\t\"b\": {\n\t\t\t\"default\": true\n\t\t}\n\t}\n}\n", after, key);
}
