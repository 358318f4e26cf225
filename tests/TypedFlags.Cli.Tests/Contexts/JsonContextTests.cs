using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Contexts;

/// <summary>What the members of a context mean, seen in what flags answer.</summary>
public class JsonContextTests
{
    [Theory]
    [InlineData("string", "pro", "\"pro\"", true)]
    [InlineData("string", "pro", "\"free\"", false)]
    [InlineData("string", "pro", "\"\\u0070ro\"", true)]
    [InlineData("string", "\"7\"", "7", false)]
    [InlineData("number", "18", "18", true)]
    [InlineData("number", "18", "18.0", true)]
    [InlineData("number", "18", "1.8e1", true)]
    [InlineData("number", "{ gt: 18 }", "1e400", false)]
    [InlineData("number", "{ gt: 18 }", "99999999999999999999", true)]
    [InlineData("number", "18", "\"18\"", false)]
    [InlineData("boolean", "true", "true", true)]
    [InlineData("boolean", "true", "false", false)]
    [InlineData("boolean", "true", "\"true\"", false)]
    [InlineData("datetime", "{ after: 2026-01-01 }", "\"2026-01-01T00:00:01Z\"", true)]
    [InlineData("datetime", "{ after: 2026-01-01 }", "\"2026-01-01T00:00:01+01:00\"", false)]
    [InlineData("datetime", "{ after: 2026-01-01 }", "\"tomorrow\"", false)]
    [InlineData("semver", "{ gte: 2.10.0 }", "\"v2.11\"", true)]
    [InlineData("semver", "{ gte: 2.10.0 }", "\"2.9.9\"", false)]
    [InlineData("list", "tea", "[\"chess\",\"tea\"]", true)]
    [InlineData("list", "tea", "[]", false)]
    [InlineData("list", "tea", "\"tea\"", false)]
    [InlineData("string", "{ exists: true }", "null", false)]
    [InlineData("string", "{ exists: true }", "\"\"", true)]
    public void An_attribute_is_what_its_json_is(string type, string condition, string json, bool matches)
    {
        using ToolFolder folder = ToolFolder.WithFlags($$"""
            context: { it: {{type}} }
            flags: { a: { rules: [ { when: { it: {{condition}} }, serve: true } ] } }
            """);

        ToolResult result = folder.Run("evaluate", "--json", "--context", $$"""{"it":{{json}}}""");

        Assert.Equal(0, result.Code);
        Assert.Contains($"\"value\":{(matches ? "true" : "false")}", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ users: [ada] }", """{"targetingKey":"ada"}""")]
    [InlineData("{ groups: [qa] }", """{"groups":["sales","qa"]}""")]
    [InlineData("{ staff_only: true }", """{"staff":true}""")]
    [InlineData("{ tenants: { acme: { enabled: true } } }", """{"tenant":"acme"}""")]
    [InlineData("{ rules: [ { when: { tenant: acme, staff: true, groups: qa, targetingKey: ada }, serve: true } ] }", """{"targetingKey":"ada","tenant":"acme","groups":["qa"],"staff":true}""")]
    public void Reserved_members_are_who_it_is(string flag, string context)
    {
        using ToolFolder folder = ToolFolder.WithFlags($"flags: {{ a: {flag} }}");

        Assert.Contains("\"value\":true", folder.Run("evaluate", "--json", "--context", context).Output, StringComparison.Ordinal);
        Assert.Contains("\"value\":false", folder.Run("evaluate", "--json", "--context", "{}").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("""{"plan":"pro",}""")]
    [InlineData("""{"plan":"pro"} {}""")]
    [InlineData("""{"plan":"pro"}}""")]
    [InlineData("""{"plan":"pro"} // mine""")]
    [InlineData("""{'plan':'pro'}""")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[{}]")]
    [InlineData("""{"plan":{"eq":"pro"}}""")]
    [InlineData("""{"plan":["pro",1]}""")]
    [InlineData("""{"plan":"pro","plan":"pro"}""")]
    [InlineData("""{"targetingKey":42}""")]
    [InlineData("""{"targetingKey":["ada"]}""")]
    [InlineData("""{"tenant":true}""")]
    [InlineData("""{"groups":"qa"}""")]
    [InlineData("""{"groups":[["qa"]]}""")]
    [InlineData("""{"groups":[null]}""")]
    [InlineData("""{"staff":"yes"}""")]
    [InlineData("""{"plan":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    public void What_is_no_context_is_refused_at_its_place(string text)
    {
        using ToolFolder folder = ToolFolder.WithFlags("context: { plan: string }\nflags: { a: {} }");

        ToolResult result = folder.Run("evaluate", "--json", "--context", text);

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Matches(@"^--context\(1,\d+\): error: \S.*[.?]\n$", result.Error);
    }

    [Theory]
    [InlineData("", "(1,1): error: There is nothing here. An anonymous user is {}.")]
    [InlineData("""{"plan":"pro",}""", "(1,15): error: This is not JSON: The JSON object contains a trailing comma at the end.")]
    public void What_is_wrong_is_said_in_words_for_those_who_write_contexts(string text, string message)
    {
        using ToolFolder folder = ToolFolder.WithFlags("context: { plan: string }\nflags: { a: {} }");

        Assert.Equal($"--context{message}\n", folder.Run("evaluate", "--json", "--context", text).Error);
    }

    [Fact]
    public void Depth_is_bounded()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { a: {} }");
        string deep = $$"""{"x":{{new string('[', 20_000)}}{{new string(']', 20_000)}}}""";

        ToolResult result = folder.Run("evaluate", "--json", "--context", deep);

        Assert.Equal(2, result.Code);
        Assert.Contains("depth", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_is_bounded()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { a: {} }");

        ToolResult result = folder.Run("evaluate", "--json", "--context", $$"""{"x":"{{new string('x', 64 * 1024)}}"}""");

        Assert.Equal((2, "--context(1,1): error: A context has at most 65,536 bytes; this one has more.\n"), (result.Code, result.Error));
    }

    [Theory]
    [InlineData("""{"paln":"pro"}""", "--context(1,2): warning: No 'context:' declares an attribute 'paln'; it is ignored (did you mean 'plan'?).\n")]
    [InlineData("""{"é":1,"address":{"city":["Rome"]}}""", "--context(1,2): warning: No 'context:' declares an attribute 'é'; it is ignored.\n--context(1,8): warning: No 'context:' declares an attribute 'address'; it is ignored.\n")]
    [InlineData("""{"environment":"Staging"}""", "--context(1,2): warning: 'environment' is ignored here: it is given by --environment.\n")]
    [InlineData("""{"now":"2026-01-01"}""", "--context(1,2): warning: 'now' is ignored here: it is given by --at.\n")]
    [InlineData("""{"plan":7}""", "--context(1,9): warning: 'plan' is declared as string, and this is a number; it counts as missing.\n")]
    [InlineData("""{"plan":["a"]}""", "--context(1,9): warning: 'plan' is declared as string, and this is a list; it counts as missing.\n")]
    [InlineData("""{"age":1e400}""", "--context(1,8): warning: 'age' is declared as number, and this is larger than any number; it counts as missing.\n")]
    [InlineData("""{"app_version":"3.x"}""", "--context(1,16): warning: 'app_version' is declared as semver, and this is no version; it counts as missing.\n")]
    [InlineData("""{"born":"1999-12-31T00:00:00"}""", "--context(1,9): warning: 'born' is declared as datetime, and this is no RFC 3339 date or time with an offset; it counts as missing.\n")]
    [InlineData("""{"age":-0.0,"app_version":"v3","born":"1999-12-31"}""", "")]
    [InlineData("""{"plan":null,"age":null,"app_version":null,"born":null}""", "")]
    public void What_has_no_effect_is_warned_of(string context, string warnings)
    {
        using ToolFolder folder = ToolFolder.WithFlags("context: { plan: string, age: number, app_version: semver, born: datetime }\nflags: { a: {} }");

        ToolResult result = folder.Run("evaluate", "--json", "--context", context);

        Assert.Equal((0, warnings), (result.Code, result.Error));
        Assert.Single(result.Lines);
    }
}
