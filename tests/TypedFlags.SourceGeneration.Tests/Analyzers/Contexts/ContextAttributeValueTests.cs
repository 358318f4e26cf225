using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;

/// <summary>TF1010: values that a declared attribute can't have.</summary>
public class ContextAttributeValueTests : ContextAttributeTest
{
    [Theory]
    [InlineData("plan", "1", "string", "int", "a string")]
    [InlineData("country", "new[] { \"DE\" }", "string", "string[]", "a string")]
    [InlineData("country", "true", "string", "bool", "a string")]
    [InlineData("age", "\"12\"", "number", "string", "a number")]
    [InlineData("age", "Text", "number", "string", "a number")]
    [InlineData("age", "IsPro", "number", "bool", "a number")]
    [InlineData("beta", "\"true\"", "boolean", "string", "a bool")]
    [InlineData("beta", "1", "boolean", "int", "a bool")]
    [InlineData("since", "1700000000", "datetime", "int", "a DateTimeOffset")]
    [InlineData("since", "Guid.NewGuid()", "datetime", "Guid", "a DateTimeOffset")]
    [InlineData("app_version", "2.1", "semver", "double", "a string or a Version")]
    [InlineData("interests", "\"running\"", "list", "string", "an array of strings")]
    [InlineData("age", "AttributeValue.From(\"12\")", "number", "string", "a number", "\"12\"")]
    [InlineData("age", "(AttributeValue)\"12\"", "number", "string", "a number", "\"12\"")]
    [InlineData("age", "(Text)", "number", "string", "a number")]
    [InlineData("age", "IsPro ? (AttributeValue)7 : Text", "number", "string", "a number", "Text")]
    [InlineData("age", "Text ?? \"12\"", "number", "string", "a number", "Text", "\"12\"")]
    public Task A_value_of_another_type_is_reported(
        string attribute, string value, string declared, string type, string fits, params string[] places)
    {
        string message = $"'{attribute}' is declared as {declared}, and a value of type '{type}' counts as missing. Pass {fits}.";
        string marked = places is []
            ? value.StartsWith('(') && value.EndsWith(')') ? $"([|{value[1..^1]}|])" : $"[|{value}|]"
            : places.Aggregate(value, (text, place) => text.Replace(place, $"[|{place}|]", StringComparison.Ordinal));
        return VerifySet($"[\"{attribute}\"] = {marked}", [.. Enumerable.Repeat(message, Math.Max(1, places.Length))]);
    }

    [Theory]
    [InlineData("[\"plan\"] = [|\"gold\"|]", "'gold' is none of the values that are declared for 'plan': 'free', 'starter', 'pro'.")]
    [InlineData("[\"plan\"] = [|\"Pro\"|]", "'Pro' is none of the values that are declared for 'plan': 'free', 'starter', 'pro'. Did you mean 'pro'?")]
    [InlineData("[\"plan\"] = [|nameof(Text)|]", "'Text' is none of the values that are declared for 'plan': 'free', 'starter', 'pro'.")]
    [InlineData("[\"plan\"] = IsPro ? \"pro\" : [|\"fre\"|]", "'fre' is none of the values that are declared for 'plan': 'free', 'starter', 'pro'. Did you mean 'free'?")]
    [InlineData("[\"plan\"] = IsPro switch { true => \"pro\", _ => [|\"none\"|] }", "'none' is none of the values that are declared for 'plan': 'free', 'starter', 'pro'.")]
    [InlineData("[\"interests\"] = new[] { \"tea\", [|\"runing\"|] }", "'runing' is none of the values that are declared for 'interests': 'running', 'tea'. Did you mean 'running'?")]
    [InlineData("[\"interests\"] = new List<string> { [|\"coffee\"|], \"tea\" }", "'coffee' is none of the values that are declared for 'interests': 'running', 'tea'.")]
    [InlineData("[\"since\"] = [|\"yesterday\"|]", "'yesterday' is no date or time of RFC 3339, and counts as missing for 'since'. Write one such as '2026-12-31' or '2026-12-31T08:00:00Z'.")]
    [InlineData("[\"app_version\"] = [|\"latest\"|]", "'latest' is no version, and counts as missing for 'app_version'. Write one such as '2.1.0'.")]
    [InlineData("Attributes = new Dictionary<string, AttributeValue> { [\"plan\"] = [|\"gold\"|] }", "'gold' is none of the values that are declared for 'plan': 'free', 'starter', 'pro'.")]
    public Task A_constant_text_that_the_attribute_cannot_have_is_reported(string initializer, string message) => VerifySet(initializer, message);

    [Theory]
    [InlineData("[\"plan\"] = \"pro\", [\"country\"] = \"anything\"")]
    [InlineData("[\"plan\"] = Text, [\"interests\"] = new[] { Text, key }")]
    [InlineData("[\"plan\"] = any, [\"age\"] = any, [\"beta\"] = AttributeValue.None, [\"since\"] = default")]
    [InlineData("[\"plan\"] = (string)null, [\"country\"] = Guid.NewGuid()")]
    [InlineData("[\"age\"] = 12, [\"beta\"] = IsPro")]
    [InlineData("[\"age\"] = 12L")]
    [InlineData("[\"age\"] = 1.5")]
    [InlineData("[\"age\"] = 1.5m")]
    [InlineData("[\"age\"] = 1.5f")]
    [InlineData("[\"age\"] = (byte)7")]
    [InlineData("[\"age\"] = AttributeValue.From((ulong?)7)")]
    [InlineData("[\"since\"] = DateTimeOffset.UtcNow")]
    [InlineData("[\"since\"] = new DateOnly(2026, 12, 31)")]
    [InlineData("[\"since\"] = \"2026-12-31\", [\"app_version\"] = \"v2.1\"")]
    [InlineData("[\"since\"] = \"2026-12-31T08:00:00+01:00\", [\"app_version\"] = new Version(1, 2)")]
    [InlineData("[\"interests\"] = new List<string>()")]
    [InlineData("[\"interests\"] = AttributeValue.From((IEnumerable<string>)new[] { Text })")]
    public Task Nothing_is_said_of(string initializer) => VerifySet(initializer);

    [Fact]
    public Task An_attribute_that_two_assemblies_declare_may_have_either_type()
    {
        FlagsProject library = FlagsProject.With("context: { age: string, plan: string }\nflags: { a: {} }") with { AssemblyName = "Shop", RootNamespace = "Shop" };

        FlagsProject application = Project(
            "using TypedFlags; class C { object o = new FlagContext { [\"age\"] = \"12\" }; object p = new FlagContext { [\"age\"] = 12, [\"plan\"] = \"gold\" }; object q = new FlagContext { [\"age\"] = [|true|] }; }");
        return Verify(application with { References = [library.Compile()] }, "'age' is declared as number, and a value of type 'bool' counts as missing. Pass a number.");
    }

    [Fact]
    public Task An_attribute_whose_declaration_is_broken_may_have_any_value() => Verify(Project(
        "using TypedFlags; class C { object o = new FlagContext { [\"age\"] = \"12\" }; }",
        "context: { age: nummber, plan: string }\nflags: { a: {} }"));
}
