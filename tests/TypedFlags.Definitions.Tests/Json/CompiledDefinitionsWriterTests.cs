using System.Text.Json;
using TypedFlags.Definitions.Tests.Binding;

namespace TypedFlags.Definitions.Tests.Json;

public class CompiledDefinitionsWriterTests : BindingTest
{
    [Fact]
    public void No_flags_are_one_line() => Assert.Equal("""{"format":1}""", CompiledDefinitionsWriter.Write(BindSound("")));

    [Fact]
    public void The_least_flag_has_key_type_and_default() =>
        Assert.Equal("""{"key":"subject","type":"boolean","default":false}""", WriteFlag(""));

    [Theory]
    [InlineData("type: integer, default: -5", """{"key":"subject","type":"integer","default":-5}""")]
    [InlineData("type: number, default: 0.1", """{"key":"subject","type":"number","default":0.1}""")]
    [InlineData("type: number, default: -0.0", """{"key":"subject","type":"number","default":-0}""")]
    [InlineData("type: number, default: 1e300", """{"key":"subject","type":"number","default":1E+300}""")]
    [InlineData("type: object, default: { b: [1, ~, 2.5], a: { c: true } }", """{"key":"subject","type":"object","default":{"b":[1,null,2.5],"a":{"c":true}}}""")]
    [InlineData("deprecated: true, replaced_by: other", """{"key":"subject","type":"boolean","deprecated":true,"replaced_by":"other","default":false}""")]
    [InlineData("deprecated: Use other.", """{"key":"subject","type":"boolean","deprecated":"Use other.","default":false}""")]
    [InlineData("kind: permission, public: true, enabled: false, staff_only: true, default: true", """{"key":"subject","type":"boolean","kind":"permission","public":true,"enabled":false,"staff_only":true,"default":true}""")]
    [InlineData("kind: release, public: false, enabled: true, staff_only: false, bucket_by: user, bucketing: typedflags", """{"key":"subject","type":"boolean","default":false}""")]
    [InlineData("bucket_by: tenant, salt: s, bucketing: unleash, rollout: 5", """{"key":"subject","type":"boolean","rollout":5,"bucket_by":"tenant","salt":"s","bucketing":"unleash","default":false}""")]
    [InlineData("serve: true, rollout: 12.5", """{"key":"subject","type":"boolean","serve":true,"rollout":12.5,"default":false}""")]
    [InlineData("rollout: 0.001", """{"key":"subject","type":"boolean","rollout":0.001,"default":false}""")]
    [InlineData("rollout: 33.33", """{"key":"subject","type":"boolean","rollout":33.33,"default":false}""")]
    [InlineData("rollout: 0.05", """{"key":"subject","type":"boolean","rollout":0.05,"default":false}""")]
    [InlineData("metadata: { b: 1, a: x, c: 1.5, d: true }", """{"key":"subject","type":"boolean","metadata":{"b":1,"a":"x","c":1.5,"d":true},"default":false}""")]
    [InlineData("requires: [other]", """{"key":"subject","type":"boolean","requires":{"other":true},"default":false}""")]
    [InlineData("requires: { layout: two, other: false }", """{"key":"subject","type":"boolean","requires":{"layout":"two","other":false},"default":false}""")]
    [InlineData("tenants: { acme: { enabled: false }, b: {} }", """{"key":"subject","type":"boolean","tenants":{"acme":{"enabled":false},"b":{}},"default":false}""")]
    [InlineData("schedule: [ { at: 2026-12-01, enabled: true, serve: false } ]", """{"key":"subject","type":"boolean","schedule":[{"at":"2026-12-01T00:00:00Z","enabled":true,"serve":false}],"default":false}""")]
    [InlineData("rules: [ { when: {}, rollout: 5, salt: s, bucket_by: user, enabled: false, otherwise: next, name: n } ]", """{"key":"subject","type":"boolean","rules":[{"name":"n","when":{},"rollout":5,"salt":"s","bucket_by":"user","enabled":false,"otherwise":"next"}],"default":false}""")]
    [InlineData("type: string, variants: { a: x, b: y }, default: a, off_variant: b, users: { b: [ada] }, split: { a: 50, b: 50 }", """{"key":"subject","type":"string","users":{"b":["ada"]},"variants":{"a":"x","b":"y"},"default":"a","off_variant":"b","split":{"a":50,"b":50}}""")]
    [InlineData("type: integer, variants: { a: 1, b: 2 }, default: a, tenants: { t: { split: { b: 100 }, groups: { a: [g] } } }", """{"key":"subject","type":"integer","tenants":{"t":{"split":{"b":100},"groups":{"a":["g"]}}},"variants":{"a":1,"b":2},"default":"a"}""")]
    public void One_flag_is_one_line_in_one_form(string body, string expected) => Assert.Equal(expected, WriteFlag(body));

    [Fact]
    public void Characters_that_break_lines_or_bytes_are_escaped_and_others_are_not()
    {
        FlagDefinition flag = new()
        {
            Key = "a",
            MemberName = "A",
            Default = new ConstantValue.Boolean(false),
            Description = "ä \"\\/\t\n\r\u0001\u007f\u0085\u2028\u2029\ufeff\ud800 \ud83d\ude00 \udc00",
        };
        string line = CompiledDefinitionsWriter.WriteFlag(flag);
        Assert.Contains("ä \\\"\\\\/\\t\\n\\u000d\\u0001\\u007f\\u0085\\u2028\\u2029\\ufeff\\ud800 \ud83d\ude00 \\udc00", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void Every_line_is_JSON_and_the_flags_stand_in_ordinal_order()
    {
        string text = CompiledDefinitionsWriter.Write(BindSound("policy: { naming: any }\nflags: { b: {}, Z: {}, a_b: {}, ä: {}, a1: {} }"));
        Assert.Equal(
            ["Z", "a1", "a_b", "b", "ä"],
            text.Split('\n')[1..].Select(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!));
    }

    [Fact]
    public void A_flag_by_itself_is_its_line_of_the_whole()
    {
        FlagSetDefinition set = Bind(DesignExampleTests.Yaml).Definition;
        string[] lines = CompiledDefinitionsWriter.Write(set).Split('\n');
        Assert.Equal(CompiledDefinitionsWriter.WriteHeader(set.Context, set.Segments), lines[0]);
        Assert.Equal(lines[1..], set.Flags.Select(CompiledDefinitionsWriter.WriteFlag));
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        string expected = CompiledDefinitionsWriter.Write(Bind(DesignExampleTests.Yaml).Definition);
        var comma = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = comma;
            Assert.Equal(expected, CompiledDefinitionsWriter.Write(Bind(DesignExampleTests.Yaml).Definition));
            Assert.EndsWith(":-5.5}", WriteFlag("type: number, default: -5.5"), StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static string WriteFlag(string body) => CompiledDefinitionsWriter.WriteFlag(BindFlag(body));
}
