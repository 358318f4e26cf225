using TypedFlags.Definitions.Editing;

namespace TypedFlags.Definitions.Tests.Editing;

public class AddFlagTests : EditingTest
{
    [Theory]
    [InlineData("", "flags:\n  a:\n    created: 2026-10-01\n    default: false\n")]
    [InlineData("# ours\n", "# ours\nflags:\n  a:\n    created: 2026-10-01\n    default: false\n")]
    [InlineData("# ours", "# ours\nflags:\n  a:\n    created: 2026-10-01\n    default: false")]
    [InlineData("namespace: Shop\n", "namespace: Shop\nflags:\n  a:\n    created: 2026-10-01\n    default: false\n")]
    [InlineData("namespace: Shop", "namespace: Shop\nflags:\n  a:\n    created: 2026-10-01\n    default: false")]
    [InlineData("namespace: Shop\n\nclass: F\n", "namespace: Shop\n\nclass: F\n\nflags:\n  a:\n    created: 2026-10-01\n    default: false\n")]
    public void A_file_without_flags_gets_them_at_its_end(string before, string after) => AssertAdded(before, after, "a");

    [Theory]
    [InlineData("flags:\n", "flags:\n  a:\n    created: 2026-10-01\n    default: false\n")]
    [InlineData("flags:", "flags:\n  a:\n    created: 2026-10-01\n    default: false")]
    [InlineData("flags: # none yet\n", "flags: # none yet\n  a:\n    created: 2026-10-01\n    default: false\n")]
    [InlineData("flags:\n  # Checkout\nclass: F\n", "flags:\n  # Checkout\n  a:\n    created: 2026-10-01\n    default: false\nclass: F\n")]
    public void Flags_with_nothing_in_them(string before, string after) => AssertAdded(before, after, "a");

    [Theory]
    [InlineData(NewFlagShape.Text, "    type: string\n    default: \"\"\n")]
    [InlineData(NewFlagShape.Integer, "    type: integer\n    default: 0\n")]
    [InlineData(NewFlagShape.Number, "    type: number\n    default: 0\n")]
    [InlineData(NewFlagShape.Object, "    type: object\n    default: {}\n")]
    [InlineData(NewFlagShape.Variants, "    type: string\n    variants:\n      control: control\n      treatment: treatment\n    default: control\n")]
    public void What_each_type_needs(NewFlagShape shape, string properties) =>
        Assert.Equal("flags:\n  a:\n    created: 2026-10-01\n" + properties, Add("", new NewFlag("a", shape)));

    [Fact]
    public void What_the_policy_requires_is_there_to_be_filled_in() => AssertAdded(
        "policy:\n  require: [owner, expires, description, tags]\n  max_lifetime_days: 30\n",
        "policy:\n  require: [owner, expires, description, tags]\n  max_lifetime_days: 30\nflags:\n  a:\n    description: TODO\n    owner: TODO\n"
            + "    tags: []\n    created: 2026-10-01\n    expires: 2026-10-31\n    default: false\n",
        "a");

    [Fact]
    public void A_flag_expires_after_a_quarter_where_the_policy_only_asks_for_an_end() => AssertAdded(
        "policy: { require: [expires] }\n",
        "policy: { require: [expires] }\nflags:\n  a:\n    created: 2026-10-01\n    expires: 2026-12-30\n    default: false\n",
        "a");

    [Theory]
    [InlineData("my.flag", "my.flag")]
    [InlineData("true", "\"true\"")]
    [InlineData("a flag", "\"a flag\"")]
    [InlineData("it's", "\"it's\"")]
    public void Keys_are_quoted_where_they_would_be_something_else(string key, string written) =>
        Assert.Equal(
            $"policy: {{ naming: any }}\nflags:\n  {written}:\n    created: 2026-10-01\n    default: false\n",
            Add("policy: { naming: any }\n", new NewFlag(key)));

    [Theory]
    [InlineData("", "NewCheckout", "the naming policy")]
    [InlineData("flags:\n  new-checkout: {}\n", "new_checkout", "another key but for a hyphen")]
    [InlineData("flags:\n  a: {}\n", "a", "declared already")]
    [InlineData("", "all", "a name the class needs")]
    [InlineData("", "1", "no C# name")]
    [InlineData("", "", "no name at all")]
    [InlineData("", "a\nb", "a line break")]
    [InlineData("flags:\n  a: [\n", "b", "a file that can't be read")]
    [InlineData("flags: ~\n", "b", "a null that is written out")]
    [InlineData("flags: 3\n", "b", "flags that are no mapping")]
    [InlineData("- a\n", "b", "a file that is no mapping")]
    public void Nothing_is_added_that_would_be_wrong(string text, string key, string because) =>
        Assert.True(Add(text, new NewFlag(key)) is null, because);

    [Theory]
    [InlineData("")]
    [InlineData("flags:\n")]
    [InlineData("flags: {}\n")]
    [InlineData("flags:\n  k: {}\n")]
    [InlineData("flags:\n  b: {}\n  k: {}\n")]
    [InlineData("flags:\n  b: {}\n\n  # about k\n  k:\n    default: true\n\n  p:\n    default: true\n")]
    [InlineData("flags:\r\n    k: { default: true }\r\n    b: { default: true }")]
    [InlineData("# f\nflags: { b: {}, k: {} }\n\nsegments: {}\n")]
    [InlineData("flags:\n  {\n    b: {},\n    k: {}\n  }\n")]
    [InlineData("{\n  \"flags\": {\n    \"b\": { \"default\": true },\n    \"k\": { \"default\": true }\n  }\n}\n")]
    [InlineData("flags:\n  b: &x { default: true }\n  &y k: *x\n")]
    public void Many_flags_at_once_give_what_one_after_the_other_gives(string before)
    {
        string[] keys = ["m", "a", "not a key", "c", "z", "b", "d", "y", "c", "n"];
        string expected = keys.Aggregate(before, static (text, key) => Add(text, new NewFlag(key)) ?? text);

        Assert.Equal(expected, Add(before, [.. keys.Select(static key => new NewFlag(key))]));
    }

    [Fact]
    public void Many_flags_at_once() => AssertAdded(
        "flags:\n  b: {}\n  d: {}\n",
        "flags:\n  a: { created: 2026-10-01, default: false }\n  b: {}\n  c: { created: 2026-10-01, default: false }\n  d: {}\n",
        "c", "a", "c", "B!");

    [Fact]
    public void The_file_with_the_most_similar_keys_is_taken()
    {
        IReadOnlyDictionary<string, string> changed = AddTo(
            [("flags.yaml", "flags:\n  new_cart: {}\n"), ("a.flags.yaml", "flags:\n  new_page: {}\n"), ("z.flags.yaml", "flags:\n  new_cart_colour: {}\n")],
            "new_cart_size");

        Assert.Equal("flags:\n  new_cart: {}\n  new_cart_size: { created: 2026-10-01, default: false }\n", Assert.Single(changed).Value);
    }

    [Fact]
    public void Without_similar_keys_it_is_the_main_file()
    {
        IReadOnlyDictionary<string, string> changed = AddTo([("a.flags.yaml", "flags:\n  a: {}\n"), ("flags.yaml", "flags:\n  b: {}\n")], "other");

        Assert.Equal("flags.yaml", Assert.Single(changed).Key);
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_flag_to_the_next()
    {
        IReadOnlyDictionary<string, string> changed = AddTo([("a.flags.yaml", "flags:\n  x_a: {}\n"), ("flags.yaml", "flags: [\n")], "x_b");

        Assert.Equal("a.flags.yaml", Assert.Single(changed).Key);
    }
}
