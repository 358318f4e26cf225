using TypedFlags.Definitions.Editing;

namespace TypedFlags.Definitions.Tests.Editing;

public class RemoveFlagTests : EditingTest
{
    [Theory]
    [InlineData("requires: [a]\n    default: true", "default: true")]
    [InlineData("default: true\n    # the cart first\n    requires: [a]", "default: true")]
    [InlineData("requires: [a, c]", "requires: [c]")]
    [InlineData("requires: [c, a]", "requires: [c]")]
    [InlineData("requires: [\"a\", 'c']", "requires: ['c']")]
    [InlineData("requires: { a: true }\n    default: true", "default: true")]
    [InlineData("requires: { a: true, c: true }", "requires: { c: true }")]
    [InlineData("requires:\n      - c\n      # and this\n      - a # now", "requires:\n      - c")]
    [InlineData("requires:\n    - a\n    - c", "requires:\n    - c")]
    [InlineData("requires:\n      a: true\n      c: true", "requires:\n      c: true")]
    [InlineData("requires:\n      a: true\n    default: true", "default: true")]
    public void A_flag_that_required_it_no_longer_does(string properties, string left) => AssertRemoved(
        $"flags:\n  a: {{}}\n  b:\n    {properties}\n  c: {{}}\n",
        $"flags:\n  b:\n    {left}\n  c: {{}}\n",
        "a");

    [Theory]
    [InlineData("flags:\n  a: {}\n  b:\n    requires: [a]\n", "flags:\n  b: {}\n")]
    [InlineData("flags:\n  a: {}\n  b: # ours\n    requires:\n    - a\n", "flags:\n  b: {} # ours\n")]
    [InlineData("flags: { a: {}, b: { requires: [a] } }\n", "flags: { b: {} }\n")]
    [InlineData("flags: { a: {}, b: { requires: [a], default: true } }\n", "flags: { b: { default: true } }\n")]
    [InlineData("{\n  \"flags\": {\n    \"a\": {},\n    \"b\": {\n      \"default\": true,\n      \"requires\": [\"a\"]\n    }\n  }\n}\n", "{\n  \"flags\": {\n    \"b\": {\n      \"default\": true\n    }\n  }\n}\n")]
    public void Nothing_empty_is_left_where_it_was_required(string before, string after) => AssertRemoved(before, after, "a");

    [Fact]
    public void Who_required_it_is_told() =>
        Assert.Equal(["b", "d"], Remove("flags:\n  d: { requires: [a] }\n  a: {}\n  b: { requires: [a] }\n  c: {}\n", "a").ReleasedFlags);

    [Theory]
    [InlineData("boolean", "", "false", "off")]
    [InlineData("string", "variants: { one: x, two: y }, default: one", "two", "two")]
    [InlineData("string", "default: x", "some text", "some text")]
    [InlineData("integer", "default: 3", "3", "3")]
    [InlineData("number", "default: 0.5", "0.5", "0.5")]
    public void What_is_required_may_be_any_outcome(string type, string more, string required, string kept) => AssertRemoved(
        $"flags:\n  a: {{ type: {type}, {more} }}\n  b: {{ requires: {{ a: {required} }}, default: true }}\n",
        "flags:\n  b: { default: true }\n",
        "a", kept);

    [Theory]
    [InlineData("", "[a]", "off", "'on'", "'off'")]
    [InlineData("", "{ a: false }", "on", "'off'", "'on'")]
    [InlineData("type: string, variants: { one: x, two: y }, default: one", "{ a: two }", "one", "'two'", "'one'")]
    public void A_flag_that_would_always_be_off_is_in_the_way(string type, string requires, string kept, string required, string served)
    {
        FlagEntryRefusal refusal = Remove($"flags:\n  a: {{ {type} }}\n  b: {{ requires: {requires} }}\n", "a", kept).Refusal!;

        Assert.Equal(
            $"'b' requires 'a' to be {required} and would always be off without it, since {served} is kept. Remove 'b' first, or take 'a' out of its 'requires'.",
            refusal.Message);
        Assert.Equal((3, 3), refusal.Location!.File.Lines.GetPosition(refusal.Location.Range.Start));
    }

    [Fact]
    public void A_flag_that_names_it_as_its_replacement_is_in_the_way()
    {
        FlagEntryRefusal refusal = Remove("flags:\n  a: {}\n  b: { deprecated: true, replaced_by: a }\n", "a").Refusal!;

        Assert.Equal("'b' is deprecated and names 'a' as its replacement. Remove 'b' first, or its 'replaced_by'.", refusal.Message);
        Assert.Equal("flags.yaml", refusal.Location!.Path);
    }

    [Fact]
    public void A_flag_with_an_error_that_names_it_is_in_the_way() => Assert.Equal(
        "'b' names 'a' and has an error itself. Mend it first.",
        Remove("flags:\n  a: {}\n  b: { requires: [a], rollout: 200 }\n", "a").Refusal!.Message);

    [Fact]
    public void A_flag_that_nobody_declares() =>
        Assert.Equal("No file declares the flag 'x'.", Remove("flags:\n  a: {}\n", "x").Refusal!.Message);

    [Theory]
    [InlineData("flags:\n  a: {}\n  b: [\n")]
    [InlineData("flags:\n  a: {}\nflags:\n  b: {}\n")]
    public void A_file_that_cannot_be_read_is_left(string text) =>
        Assert.Equal("flags.yaml can't be read to its end, so nothing is taken out. Mend it first.", Remove(text, "a").Refusal!.Message);

    [Fact]
    public void A_flag_that_is_declared_twice_is_left_to_people()
    {
        FlagEntryRemoval removal = RemoveFrom([("flags.yaml", "flags:\n  a: {}\n"), ("b.flags.yaml", "flags:\n  a: {}\n")], "a");

        Assert.False(removal.IsDone);
        Assert.Empty(removal.ChangedFiles);
    }

    [Fact]
    public void The_rest_of_a_file_may_have_mistakes() => AssertRemoved(
        "flags:\n  chekout: {}\n  checkout: { rolout: 5 }\n  other: { requires: [chekcout] }\n",
        "flags:\n  chekout: {}\n  other: { requires: [chekcout] }\n",
        "checkout");

    [Fact]
    public void A_warning_about_requiring_it_is_gone_too() => AssertRemoved(
        "flags:\n  a: { expires: 2026-01-01 }\n  b: { requires: [a], public: true }\n",
        "flags:\n  b: { public: true }\n",
        "a");

    [Fact]
    public void Only_the_files_that_speak_of_it_change()
    {
        FlagEntryRemoval removal = RemoveFrom(
            [("flags.yaml", "flags:\n  x: {}\n"), ("a.flags.yaml", "flags:\n  a: {}\n"), ("b.flags.yaml", "flags:\n  b: { requires: [a], default: true }\n")],
            "a");

        Assert.Equal(
            [("a.flags.yaml", "flags: {}\n"), ("b.flags.yaml", "flags:\n  b: { default: true }\n")],
            removal.ChangedFiles.Select(static file => (file.Path, file.Text)));
    }
}
