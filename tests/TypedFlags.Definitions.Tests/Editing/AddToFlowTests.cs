namespace TypedFlags.Definitions.Tests.Editing;

public class AddToFlowTests : EditingTest
{
    [Theory]
    [InlineData("flags: {}\n", "flags: { b: { created: 2026-10-01, default: false } }\n")]
    [InlineData("flags: { }\n", "flags: { b: { created: 2026-10-01, default: false } }\n")]
    [InlineData("flags: { a: {} }\n", "flags: { a: {}, b: { created: 2026-10-01, default: false } }\n")]
    [InlineData("flags: { a: {}, }\n", "flags: { a: {}, b: { created: 2026-10-01, default: false }, }\n")]
    [InlineData("flags: { a: {}, c: {} }\n", "flags: { a: {}, b: { created: 2026-10-01, default: false }, c: {} }\n")]
    [InlineData("flags: { c: {}, a: {} } # all\n", "flags: { c: {}, a: {}, b: { created: 2026-10-01, default: false } } # all\n")]
    public void On_one_line(string before, string after) => AssertAdded(before, after, "b");

    [Fact]
    public void A_flag_a_line() => AssertAdded(
        "flags: {\n  a: {}, # first\n  # about c\n  c: {} # last\n}\n",
        "flags: {\n  a: {}, # first\n  b: { created: 2026-10-01, default: false },\n  # about c\n  c: {}, # last\n  d: { created: 2026-10-01, default: false }\n}\n",
        "b", "d");

    [Fact]
    public void A_flag_a_line_and_a_comma_behind_the_last() => AssertAdded(
        "flags: {\n  a: {},\n}\n",
        "flags: {\n  a: {},\n  b: { created: 2026-10-01, default: false },\n}\n",
        "b");

    [Fact]
    public void Json_on_one_line() => AssertAdded(
        """{ "flags": { "a": { "default": true } } }""",
        """{ "flags": { "a": { "default": true }, "b": { "created": "2026-10-01", "default": false } } }""",
        "b");

    [Fact]
    public void Json_over_lines() => AssertAdded(
        """
        {
            "flags": {
                "a": {
                    "default": true
                },
                "c": {
                    "default": true
                }
            }
        }
        """,
        """
        {
            "flags": {
                "a": {
                    "default": true
                },
                "b": {
                    "created": "2026-10-01",
                    "default": false
                },
                "c": {
                    "default": true
                },
                "d": {
                    "created": "2026-10-01",
                    "default": false
                }
            }
        }
        """,
        "b", "d");

    [Fact]
    public void Json_without_flags() => AssertAdded(
        """
        {
          "namespace": "Shop"
        }
        """,
        """
        {
          "namespace": "Shop",
          "flags": {
            "b": {
              "created": "2026-10-01",
              "default": false
            }
          }
        }
        """,
        "b");

    [Theory]
    [InlineData("{}", """{ "flags": { "b": { "created": "2026-10-01", "default": false } } }""")]
    [InlineData("{ flags: {} }", """{ flags: { b: { created: 2026-10-01, default: false } } }""")]
    [InlineData("""{"flags":{}}""", """{"flags":{ "b": { "created": "2026-10-01", "default": false } }}""")]
    public void An_empty_mapping(string before, string after) => AssertAdded(before, after, "b");
}
