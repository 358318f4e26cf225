namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2004: values of the wrong type.</summary>
public class ScalarTests : BindingTest
{
    [Theory]
    [InlineData("owner: «42»", "'owner' wants text, but '42' is a number; quote it.")]
    [InlineData("owner: «true»", "'true' is a boolean; quote it.")]
    [InlineData("owner: «~»", "this is empty; give it a value or remove it.")]
    [InlineData("owner: «[a]»", "'owner' wants text, but this is a list.")]
    [InlineData("description: «{ a: b }»", "'description' wants text, but this is a mapping.")]
    [InlineData("salt: «0x1F»", "'0x1F' is a number; quote it.")]
    [InlineData("tags: [a, «1»]", "'tags' wants text, but '1' is a number; quote it.")]
    [InlineData("tags: «checkout»", "'tags' wants a list such as [a, b], but 'checkout' is text.")]
    [InlineData("users: [«1001»]", "'users' wants text, but '1001' is a number; quote it.")]
    [InlineData("rules: [ { when: { country: «1» }, serve: true } ]", "'country' wants text, but '1' is a number; quote it.")]
    [InlineData("rules: [ { when: { country: «null» }, serve: true } ]", "this is empty")]
    [InlineData("rules: [ { when: { app_version: «2.1» }, serve: true } ]", "'2.1' is a number; quote it.")]
    [InlineData("rules: [ { when: { app_version: { gte: «2» } }, serve: true } ]", "'2' is a number; quote it.")]
    [InlineData("expires: «2026»", "'expires' wants a date such as 2026-12-31, but '2026' is a number; quote it.")]
    public void A_plain_scalar_that_is_no_text_should_be_quoted(string body, string message) => _ = AssertFlag(body, "TF2004", message);

    [Theory]
    [InlineData("rollout: «\"5\"»", "'rollout' wants a percentage, but '5' is text; remove the quotes.")]
    [InlineData("public: «'true'»", "'public' wants true or false, but 'true' is text; remove the quotes.")]
    [InlineData("rules: [ { when: { age: «'18'» }, serve: true } ]", "'age' wants a number, but '18' is text; remove the quotes.")]
    [InlineData("rules: [ { when: { beta: «'false'» }, serve: true } ]", "'false' is text; remove the quotes.")]
    [InlineData("requires: { layout: one, other: «'true'» }", "remove the quotes")]
    public void A_quoted_number_or_boolean_should_not_be(string body, string message) => _ = AssertFlag(body, "TF2004", message);

    [Theory]
    [InlineData("enabled: «yes»", "'yes' is text; write true or false.")]
    [InlineData("enabled: «no»", "'no' is text; write true or false.")]
    [InlineData("staff_only: «on»", "'on' is text; write true or false.")]
    [InlineData("public: «off»", "'off' is text; write true or false.")]
    [InlineData("default: «1»", "'default' wants true or false, but '1' is a number.")]
    public void Yes_no_on_and_off_are_text(string body, string message) => _ = AssertFlag(body, "TF2004", message);

    [Theory]
    [InlineData("owner: no")]
    [InlineData("owner: \"42\"")]
    [InlineData("owner: 2.1.0")]
    [InlineData("owner: 12:30")]
    [InlineData("users: [on, 'true', \"1\", v1]")]
    [InlineData("enabled: TRUE")]
    [InlineData("metadata: { a: text, b: 1, c: 2.5, d: false, e: 1e3, f: 'null' }")]
    public void These_are_what_they_should_be(string body) => AssertFlagIsSound(body);

    [Theory]
    [InlineData("metadata: { ticket: «~» }", "Metadata is text, numbers and booleans, but this is empty.")]
    [InlineData("metadata: { ticket: «[1]» }", "but this is a list.")]
    [InlineData("metadata: { ticket: «.inf» }", "wants a finite number")]
    [InlineData("metadata: { ticket: «99999999999999999999» }", "does not fit")]
    [InlineData("metadata: «[a]»", "'metadata' wants a mapping such as { name: value }, but this is a list.")]
    [InlineData("deprecated: «1»", "'deprecated' is true, false or a message, but '1' is a number.")]
    [InlineData("kind: «relase»", "'kind' is one of 'release', 'experiment', 'operational', 'permission', not 'relase'. Did you mean 'release'?")]
    [InlineData("bucketing: «murmur»", "'bucketing' is one of 'typedflags', ")]
    [InlineData("type: «bool»", "'type' is one of 'boolean', 'string', 'integer', 'number', 'object', not 'bool'.")]
    [InlineData("rules: [ { when: {}, rollout: 5, otherwise: «nxt» } ]", "Did you mean 'next'?")]
    public void Other_values_of_the_wrong_kind(string body, string message) => _ = AssertFlag(body, "TF2004", message);

    [Fact]
    public void A_wrong_word_offers_the_near_one() => Assert.Equal("release", AssertFlag("kind: «relase»", "TF2004", "").Suggestion);

    [Theory]
    [InlineData("visibility: «publik»", "Did you mean 'public'?")]
    [InlineData("policy: { naming: «camelCase» }", "'naming' is one of 'snake_case', 'kebab-case', 'any', not 'camelCase'.")]
    [InlineData("policy: { require: [«salt»] }", "'require' is one of")]
    [InlineData("policy: { max_lifetime_days: «0» }", "'max_lifetime_days' is at least 1.")]
    [InlineData("policy: { max_lifetime_days: «1.5» }", "wants a whole number")]
    [InlineData("namespace: «~»", "this is empty")]
    [InlineData("flags: «[a]»", "'flags' wants a mapping")]
    [InlineData("flags:\n  «a»:", "A flag is a mapping, but this is empty; write { default: false }, or at least {}.")]
    [InlineData("flags:\n  a: «true»", "A flag is a mapping, but 'true' is a boolean")]
    [InlineData("context: { plan: «text» }", "'type' is one of 'string', 'number', 'boolean', 'datetime', 'semver', 'list', not 'text'.")]
    [InlineData("context: { plan: «{ values: [a] }» }", "The attribute 'plan' has no 'type'.")]
    [InlineData("context: { plan: { type: string, values: «[]» } }", "'values' may not be empty")]
    [InlineData("context: { plan: { type: number, values: [1, «two»] } }", "'values' wants a number, but 'two' is text.")]
    [InlineData("segments: { s: «true» }", "'s' wants a mapping")]
    public void In_a_file(string file, string message) => _ = AssertFile(file, "TF2004", message);
}
