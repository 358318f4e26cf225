namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>What <c>when</c> can say, and TF2004 for what it can't.</summary>
public class ConditionTests : BindingTest
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{ plan: pro }", """{"plan":{"eq":"pro"}}""")]
    [InlineData("{ plan: [pro, free] }", """{"plan":{"in":["pro","free"]}}""")]
    [InlineData("{ plan: [pro] }", """{"plan":{"in":["pro"]}}""")]
    [InlineData("{ interests: chess }", """{"interests":{"contains":"chess"}}""")]
    [InlineData("{ interests: [chess, go] }", """{"interests":{"contains":["chess","go"]}}""")]
    [InlineData("{ interests: { not_contains: [chess, go] } }", """{"interests":{"not_contains":["chess","go"]}}""")]
    [InlineData("{ interests: { contains: Chess, ignore_case: true } }", """{"interests":{"contains":"Chess","ignore_case":true}}""")]
    [InlineData("{ beta: true }", """{"beta":{"eq":true}}""")]
    [InlineData("{ beta: { ne: false } }", """{"beta":{"ne":false}}""")]
    [InlineData("{ age: 18 }", """{"age":{"eq":18}}""")]
    [InlineData("{ age: { gte: 18, lt: 67.5 } }", """{"all":[{"age":{"gte":18}},{"age":{"lt":67.5}}]}""")]
    [InlineData("{ age: { not_in: [1, 2] } }", """{"age":{"not_in":[1,2]}}""")]
    [InlineData("{ age: { not_in: [] } }", "{}")]
    [InlineData("{ app_version: v2 }", """{"app_version":{"eq":"v2"}}""")]
    [InlineData("{ app_version: { lt: 3.0.0-rc.1, gt: 1.0.0 } }", """{"all":[{"app_version":{"lt":"3.0.0-rc.1"}},{"app_version":{"gt":"1.0.0"}}]}""")]
    [InlineData("{ signed_up: { after: 2026-01-01, before: 2026-06-01T12:00:00+02:00 } }", """{"all":[{"signed_up":{"after":"2026-01-01T00:00:00Z"}},{"signed_up":{"before":"2026-06-01T10:00:00Z"}}]}""")]
    [InlineData("{ country: { ne: DE } }", """{"country":{"ne":"DE"}}""")]
    [InlineData("{ country: { starts_with: D, ignore_case: true } }", """{"country":{"starts_with":"D","ignore_case":true}}""")]
    [InlineData("{ country: { starts_with: D, ignore_case: false } }", """{"country":{"starts_with":"D"}}""")]
    [InlineData("{ country: { ends_with: [E, R], semver_gt: 1.0.0, ignore_case: true } }", """{"all":[{"country":{"ends_with":["E","R"],"ignore_case":true}},{"country":{"semver_gt":"1.0.0"}}]}""")]
    [InlineData("{ country: { matches: '^D[EK]$' } }", """{"country":{"matches":"^D[EK]$"}}""")]
    [InlineData("{ country: { exists: false } }", """{"country":{"exists":false}}""")]
    [InlineData("{ plan: { starts_with: fr } }", """{"plan":{"starts_with":"fr"}}""")]
    [InlineData("{ plan: { eq: PRO, ignore_case: true } }", """{"plan":{"eq":"PRO","ignore_case":true}}""")]
    [InlineData("{ segment: adults }", """{"segment":"adults"}""")]
    [InlineData("{ not: { segment: adults } }", """{"not":{"segment":"adults"}}""")]
    [InlineData("{ any: [ { plan: pro }, { beta: true, age: 5 } ] }", """{"any":[{"plan":{"eq":"pro"}},{"all":[{"beta":{"eq":true}},{"age":{"eq":5}}]}]}""")]
    [InlineData("{ all: [ { plan: pro } ], beta: true }", """{"all":[{"all":[{"plan":{"eq":"pro"}}]},{"beta":{"eq":true}}]}""")]
    [InlineData("{ targetingKey: ada, tenant: [a, b], groups: qa, staff: true, environment: { ne: Production } }", """{"all":[{"targetingKey":{"eq":"ada"}},{"tenant":{"in":["a","b"]}},{"groups":{"contains":"qa"}},{"staff":{"eq":true}},{"environment":{"ne":"Production"}}]}""")]
    [InlineData("{ now: { after: 2026-01-01 } }", """{"now":{"after":"2026-01-01T00:00:00Z"}}""")]
    public void Are_written_in_one_form(string when, string expected)
    {
        string line = CompiledDefinitionsWriter.WriteFlag(BindFlag($"rules: [ {{ when: {when}, serve: true }} ]"));
        Assert.Contains("\"rules\":[{\"when\":" + expected + ",\"serve\":true}]", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ age: { «contains»: 1 } }", "'age' is a number and has no operator 'contains'; it has 'eq', 'ne', 'in', 'not_in', 'lt'")]
    [InlineData("{ country: { «gt»: A } }", "'country' is a string and has no operator 'gt'")]
    [InlineData("{ beta: { «in»: [true] } }", "'beta' is a boolean and has no operator 'in'")]
    [InlineData("{ beta: «[true, false]» }", "has no operator 'in'")]
    [InlineData("{ signed_up: «2026-01-01» }", "'signed_up' is a datetime and has no operator 'eq'; it has 'before', 'after', 'exists'.")]
    [InlineData("{ signed_up: «[2026-01-01]» }", "has no operator 'in'")]
    [InlineData("{ interests: { «eq»: chess } }", "'interests' is a list and has no operator 'eq'")]
    [InlineData("{ app_version: { «semver_gt»: 1.0.0 } }", "'app_version' is a semver and has no operator 'semver_gt'")]
    [InlineData("{ now: { exists: true }, staff: { «lt»: 1 } }", "'staff' is a boolean and has no operator 'lt'")]
    [InlineData("{ plan: «gold» }", "'gold' is not among the values of 'plan': 'free', 'starter', 'pro'.")]
    [InlineData("{ plan: [free, «por»] }", "Did you mean 'pro'?")]
    [InlineData("{ plan: { not_in: [«Pro»] } }", "Did you mean 'pro'?")]
    [InlineData("{ plan: «{}» }", "'plan' is compared with nothing; write an operator such as 'eq'.")]
    [InlineData("{ plan: «{ ignore_case: true }» }", "is compared with nothing")]
    [InlineData("{ age: { eq: 1, «ignore_case»: true } }", "'ignore_case' has a meaning only where text is compared as text.")]
    [InlineData("{ country: { semver_gt: 1.0.0, «ignore_case»: true } }", "only where text is compared as text")]
    [InlineData("{ country: { eq: DE, ignore_case: «maybe» } }", "'ignore_case' wants true or false")]
    [InlineData("{ country: { in: «DE» } }", "'in' wants a list such as [a, b], but 'DE' is text.")]
    [InlineData("{ country: { in: «[]» } }", "'in' may not be empty")]
    [InlineData("{ country: «[]» }", "'in' may not be empty")]
    [InlineData("{ interests: «[]» }", "'contains' may not be empty")]
    [InlineData("{ country: { eq: «[DE]» } }", "'country' wants text, but this is a list.")]
    [InlineData("{ country: { exists: «1» } }", "'exists' wants true or false")]
    [InlineData("{ all: «[]» }", "'all' may not be empty")]
    [InlineData("{ any: «[]» }", "'any' may not be empty")]
    [InlineData("{ all: «{ plan: pro }» }", "'all' wants a list")]
    [InlineData("{ any: [ «plan» ] }", "'any' wants a mapping")]
    [InlineData("{ not: «[ { plan: pro } ]» }", "'not' wants a mapping")]
    [InlineData("{ segment: «[adults]» }", "'segment' wants text")]
    [InlineData("{ app_version: «two» }", "'two' is no version; write 'app_version' as 2.1.0 or 2.1.0-beta.1 (SemVer 2.0.0).")]
    [InlineData("{ app_version: «1.02.0» }", "is no version")]
    [InlineData("{ app_version: «1.2.3.4» }", "is no version")]
    [InlineData("{ app_version: «1.2.3-» }", "is no version")]
    [InlineData("{ country: { semver_lt: «x» } }", "'x' is no version")]
    [InlineData("{ targetingKey: «5» }", "quote it")]
    [InlineData("«plan»", "'when' wants a mapping")]
    public void What_an_attribute_can_not_be_asked_is_TF2004(string when, string message) =>
        _ = AssertFlag($"rules: [ {{ when: {when}, serve: true }} ]", "TF2004", message);

    [Theory]
    [InlineData("(?=a)", "it has a lookahead.")]
    [InlineData("(?!a)", "it has a lookahead.")]
    [InlineData("(?<=a)b", "it has a lookbehind.")]
    [InlineData("(?<!a)b", "it has a lookbehind.")]
    [InlineData("(a)\\1", "it has a backreference.")]
    [InlineData("(?<x>a)\\k<x>", "it has a backreference.")]
    [InlineData("(?>a)", "it has an atomic group.")]
    [InlineData("(?(a)b|c)", "it has a conditional.")]
    [InlineData("(?<a-b>x)", null)]
    [InlineData("\\Gab", "it has '\\G', an anchor at the last match.")]
    [InlineData("(a", "Not enough )'s.")]
    [InlineData("[a", null)]
    [InlineData("a{2,1}", null)]
    public void A_pattern_that_the_engine_can_not_match_is_TF2004(string pattern, string? reason)
    {
        string message = reason is null ? "can't be a pattern here" : "can't be a pattern here: " + reason;
        _ = AssertFlag($"rules: [ {{ when: {{ country: {{ matches: «'{pattern}'» }} }}, serve: true }} ]", "TF2004", message);
    }

    [Fact]
    public void A_pattern_is_bounded() =>
        _ = AssertFlag($"rules: [ {{ when: {{ country: {{ matches: «{new string('a', 1_001)}» }} }}, serve: true }} ]", "TF2004", "more than 1000 characters");

    [Fact]
    public void A_version_longer_than_the_runtime_reads_is_TF2004() =>
        _ = AssertFlag($"rules: [ {{ when: {{ app_version: «1.0.0-{new string('a', 251)}» }}, serve: true }} ]", "TF2004", "is no version");

    [Theory]
    [InlineData("^[a-z0-9._%+-]+@example\\.com$")]
    [InlineData("(?i)de|at|ch")]
    [InlineData("(?:a|b)+?(?<name>c)")]
    [InlineData("[(?=]\\(\\?=")]
    [InlineData("")]
    public void A_pattern_that_it_can_match_is_sound(string pattern) =>
        AssertFlagIsSound($"rules: [ {{ when: {{ country: {{ matches: '{pattern}' }} }}, serve: true }} ]");
}
