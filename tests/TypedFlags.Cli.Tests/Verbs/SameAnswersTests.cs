using System.Globalization;
using System.Text.Json;
using QuickStart;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Verbs;

/// <summary>The sample's file, once compiled into this assembly and once read by the tool.</summary>
public class SameAnswersTests
{
    private const int Contexts = 2000;

    [Fact]
    public void The_tool_says_what_the_generated_accessors_say()
    {
        using ToolFolder folder = new ToolFolder().With("flags.yaml", File.ReadAllBytes(RepositoryRoot.PathOf("samples/QuickStart/flags.yaml")));
        Random random = new(5);
        Person[] people = [.. Enumerable.Range(0, Contexts).Select(_ => Person.Any(random))];

        ToolResult result = folder.RunWithInput(string.Join('\n', people.Select(person => person.ToJson())), "evaluate", "--json", "--contexts", "-");

        Assert.Equal((0, "", Contexts), (result.Code, result.Error, result.Lines.Length));
        for (int index = 0; index < Contexts; index++)
        {
            using JsonDocument line = JsonDocument.Parse(result.Lines[index]);
            FlagEvaluations expected = Flags.EvaluateAll(people[index].ToContext());
            Assert.Equal(expected.Keys, line.RootElement.EnumerateObject().Select(flag => flag.Name));
            Assert.All(line.RootElement.EnumerateObject(), flag => Assert.Equal(Say(expected[flag.Name]), Say(flag.Value)));
        }
    }

    private static string Say(FlagEvaluation<object> flag)
    {
        string value = flag.Value is JsonElement json ? json.GetRawText() : Convert.ToString(flag.Value, CultureInfo.InvariantCulture)!;
        return $"{value} {flag.Variant} {flag.Reason} {flag.RuleName}";
    }

    private static string Say(JsonElement flag) =>
        $"{flag.GetProperty("value")} {Optional(flag, "variant")} {flag.GetProperty("reason")} {Optional(flag, "ruleName")}";

    private static string? Optional(JsonElement flag, string name) => flag.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private sealed record Person(string? Key, string? Tenant, string[] Groups, bool IsStaff, string Plan, string Country, double Age, string Version, string SignedUp, string[] Interests)
    {
        public static Person Any(Random random) => new(
            random.Next(5) == 0 ? null : random.GetItems(["ada", "bob", "mallory", "eve", $"user-{random.Next()}", "ünal"], 1)[0],
            random.GetItems([null, "acme", "globex", "initech"], 1)[0],
            random.GetItems(["beta_testers", "qa"], random.Next(3)),
            random.Next(4) == 0,
            random.GetItems(["free", "starter", "pro"], 1)[0],
            random.GetItems(["DE", "IT", "US", "SA"], 1)[0],
            random.Next(8, 60) / 2.0,
            $"{random.Next(1, 5)}.{random.Next(12)}.0",
            $"2026-{random.Next(1, 13):00}-01T00:00:00Z",
            random.GetItems(["running", "tea"], random.Next(3)));

        public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["targetingKey"] = Key,
            ["tenant"] = Tenant,
            ["groups"] = Groups,
            ["staff"] = IsStaff,
            ["plan"] = Plan,
            ["country"] = Country,
            ["age"] = Age,
            ["app_version"] = Version,
            ["signed_up"] = SignedUp,
            ["interests"] = Interests,
        });

        public FlagContext ToContext() => new(Key)
        {
            TenantId = Tenant,
            Groups = Groups,
            IsStaff = IsStaff,
            ["plan"] = Plan,
            ["country"] = Country,
            ["age"] = Age,
            ["app_version"] = Version,
            ["signed_up"] = DateTimeOffset.Parse(SignedUp, CultureInfo.InvariantCulture),
            ["interests"] = Interests,
        };
    }
}
