using System.Text.Json;
using TypedFlags.Tests.Evaluation;

namespace TypedFlags.Tests.Definitions;

/// <summary>State as providers give it: what is understood, and what is said of the rest.</summary>
public class FlagStateReaderTests
{
    private const string Header =
        """{"format":1,"context":{"plan":{"type":"string","values":["free","pro"]},"age":{"type":"number"},"roles":{"type":"list"}},"segments":{"paying":{"plan":{"eq":"pro"}}}}""";

    public static TheoryData<string, string, string> Mistakes { get; } = new()
    {
        { "checkout", """{"rolout":5}""", "The flag 'checkout' has no state property 'rolout' (did you mean 'rollout'?); it is ignored." },
        { "checkout", """{"tenants":{"acme":{"rules":[]}}}""", "The flag 'checkout' has no state property 'tenants.acme.rules'; it is ignored." },
        { "checkout", """{"owner":"me"}""", "'owner' of the flag 'checkout' belongs to the definition, which only flags.yaml can change; it is ignored." },
        { "checkout", """{"enabled":"yes"}""", "'enabled' of the flag 'checkout' should be true or false, not \"yes\"; it is ignored." },
        { "checkout", """{"enabled":1}""", "'enabled' of the flag 'checkout' should be true or false, not 1; it is ignored." },
        { "checkout", """{"rollout":100.5}""", "'rollout' of the flag 'checkout' should be a percentage from 0 to 100 with at most three decimals, not 100.5; it is ignored." },
        { "checkout", """{"rollout":0.0005}""", "'rollout' of the flag 'checkout' should be a percentage from 0 to 100 with at most three decimals, not 0.0005; it is ignored." },
        { "checkout", """{"rollout":"5"}""", "'rollout' of the flag 'checkout' should be a percentage from 0 to 100 with at most three decimals, not \"5\"; it is ignored." },
        { "checkout", """{"split":{"on":100}}""", "'split' of the flag 'checkout' is for flags with variants only; it is ignored." },
        { "checkout", """{"users":"ada"}""", "'users' of the flag 'checkout' should be a list of texts, not \"ada\"; it is ignored." },
        { "checkout", """{"environments":[]}""", "'environments' of the flag 'checkout' should be a list of at least one environment; it is ignored." },
        { "checkout", """{"requires":["bas"]}""", "'requires' of the flag 'checkout' names the flag 'bas', which there is not (did you mean 'base'?); it is ignored." },
        { "checkout", """{"requires":["layout"]}""", "'requires' of the flag 'checkout' should say what 'layout' must serve: layout is not a boolean flag; it is ignored." },
        { "checkout", """{"requires":{"layout":"ful"}}""", "'requires.layout' of the flag 'checkout' is not something that flag serves: \"ful\"; it is ignored." },
        { "checkout", """{"schedule":[{"rollout":5}]}""", "'schedule[0]' of the flag 'checkout' should have 'at', a time such as 2026-12-01T00:00:00Z, and any of enabled, serve, rollout, split; it is ignored." },
        { "checkout", """{"schedule":[{"at":"2026-12-02","rollout":5},{"at":"2026-12-01","rollout":5}]}""", "'schedule[1]' of the flag 'checkout' comes before the step above it; steps are in order of time; it is ignored." },
        { "checkout", """{"rules":[{"when":{"plna":"pro"},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' there is no attribute 'plna' (did you mean 'plan'?)." },
        { "checkout", """{"rules":[{"when":{"plan":"gold"},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'plan' is never \"gold\"; its values are free, pro." },
        { "checkout", """{"rules":[{"when":{"age":{"gtee":5}},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'age' has no operator 'gtee' (did you mean 'gte'?)." },
        { "checkout", """{"rules":[{"when":{"age":{"contains":"5"}},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'age' has no operator 'contains'." },
        { "checkout", """{"rules":[{"when":{"age":{"in":5}},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'in' is a list, not 5." },
        { "checkout", """{"rules":[{"when":{"age":{"gt":[5]}},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'gt' is one value, not a list." },
        { "checkout", """{"rules":[{"when":{"plan":{"in":[]}},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'in' may not be empty." },
        { "checkout", """{"rules":[{"when":{"roles":{"contains":[]}},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'contains' may not be empty." },
        { "checkout", """{"rules":[{"when":{"plan":{"matches":["a"]}},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'matches' is one value, not a list." },
        { "checkout", """{"rules":[{"when":{"segment":"payin"},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' there is no segment \"payin\" (did you mean 'paying'?)." },
        { "checkout", """{"rules":[{"when":{"targetingKey":{"matches":"(?=a)"}},"serve":true}]}""", "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'targetingKey' has a pattern that can't be used: *" },
        { "checkout", """{"rules":[{"when":{"targetingKey":{"matches":"LONG"}},"serve":true}]}""".Replace("LONG", new string('a', 1_001), StringComparison.Ordinal), "The rules of the flag 'checkout' are ignored, because in 'rules[0].when' 'targetingKey' has a pattern that can't be used: it has more than 1000 characters." },
        { "checkout", """{"rules":[{"when":{}}]}""", "'rules[0]' of the flag 'checkout' should have exactly one of serve, rollout, split; it is ignored." },
        { "checkout", """{"rules":[{"when":{},"serve":true,"rolout":5}]}""", "'rules[0].rolout' of the flag 'checkout' is no property of it (did you mean 'rollout'?); it is ignored." },
        { "checkout", """{"rules":[{"when":{},"rollout":5,"bucket_by":"roles"}]}""", "'rules[0].bucket_by' of the flag 'checkout' should be user, tenant or a declared attribute with one value, not 'roles'*; it is ignored." },
        { "checkout", "\"on\"", "The state of the flag 'checkout' should be true or false, not \"on\", or a map of state properties; it is ignored." },
        { "checkout", "[]", "The state of the flag 'checkout' should be true or false, not a list, or a map of state properties; it is ignored." },
        { "layout", """{"serve":"ful"}""", "'serve' of the flag 'layout' should be one of the variants control, compact, full, not \"ful\" (did you mean 'full'?); it is ignored." },
        { "layout", """{"rollout":5}""", "'rollout' of the flag 'layout' is for boolean flags only; it is ignored." },
        { "layout", """{"split":{"full":99.999}}""", "'split' of the flag 'layout' should add up to 100; it is ignored." },
        { "layout", """{"users":{"ful":["ada"]}}""", "'users' of the flag 'layout' names the variant 'ful', which there is not (did you mean 'full'?); it is ignored." },
        { "limit", """{"serve":2.5}""", "'serve' of the flag 'limit' should be a whole number, not 2.5; it is ignored." },
        { "limit", """{"users":["ada"]}""", "'users' of the flag 'limit' is for boolean flags and flags with variants only; it is ignored." },
        { "old", """{"rollout":12.5}""", "'rollout' of the flag 'old' should be a whole percentage, which is as fine as the flag's bucketing is, not 12.5; it is ignored." },
        { "checkout", """{"users":["\ud800"]}""", "The state of the flag 'checkout' can't be read, and is ignored: *" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_one_sentence_and_changes_nothing(string flag, string json, string problem)
    {
        FlagsUnderTest flags = Flags().Provide(flag, json);

        string found = Assert.Single(flags.Problems);
        string[] parts = problem.Split('*');
        Assert.True(found.StartsWith(parts[0], StringComparison.Ordinal) && found.EndsWith(parts[^1], StringComparison.Ordinal), found);
        Assert.True(parts.Length > 1 || found == problem, found);
        Assert.Equal(Flags().Answer(flag, new("ada")), flags.Answer(flag, new("ada")));
    }

    [Theory]
    [InlineData("checkout", "true", "on STATIC")]
    [InlineData("checkout", "false", "off DISABLED")]
    [InlineData("layout", "\"full\"", "full STATIC")]
    [InlineData("limit", "25", "25 STATIC")]
    public void A_scalar_is_shorthand(string flag, string json, string expected)
    {
        FlagsUnderTest flags = Flags().Provide(flag, json);

        Assert.Empty(flags.Problems);
        Assert.Equal(expected, flags.Answer(flag));
    }

    [Fact]
    public void True_is_shorthand_that_enables_a_disabled_flag()
    {
        FlagsUnderTest flags = Flags().Provide("checkout", """{"enabled":false}""").Provide("checkout", "true");

        Assert.Equal("on STATIC", flags.Answer("checkout"));
    }

    [Theory]
    [InlineData("checkout", "\"TRUE\"", "on STATIC")]
    [InlineData("checkout", """{"rollout":"100"}""", "on STATIC")]
    [InlineData("checkout", """{"enabled":"false"}""", "off DISABLED")]
    [InlineData("checkout", """{"users":{"0":"bob","1":"ada"}}""", "on TARGETING_MATCH")]
    [InlineData("checkout", """{"rules":{"0":{"when":{"age":{"gte":"18"}},"serve":"true"}}}""", "on TARGETING_MATCH")]
    [InlineData("checkout", """{"tenants":{"acme":"true"}}""", "on TARGETING_MATCH")]
    [InlineData("layout", """{"split":{"full":"100"}}""", "full STATIC")]
    [InlineData("limit", "\"25\"", "25 STATIC")]
    [InlineData("limit", """{"serve":"25"}""", "25 STATIC")]
    public void Where_everything_is_text_scalars_are_read_as_what_is_wanted(string flag, string json, string expected)
    {
        FlagsUnderTest flags = Flags().Provide(flag, json, textScalars: true);

        Assert.Empty(flags.Problems);
        Assert.Equal(expected, flags.Answer(flag, new("ada") { TenantId = "acme", ["age"] = 18 }));
    }

    [Fact]
    public void Where_everything_is_text_an_object_takes_the_types_of_the_default()
    {
        FlagsUnderTest flags = Flags().Provide(
            "limits", """{"serve":{"seats":"50","label":"7","trial":{"days":"3","open":"false"},"tags":{"0":"x","1":"y"}}}""", textScalars: true);

        Assert.Equal(
            """{"seats":50,"label":"7","trial":{"days":3,"open":false},"tags":["x","y"]}""", flags.Evaluate("limits").Outcome.Json.GetRawText());
    }

    [Theory]
    [InlineData("""{"serve":{"seats":50}}""", "a map")]
    [InlineData("""{"serve":{"seats":"50","label":"x","trial":{"days":1,"open":true},"tags":[]}}""", "a map")]
    [InlineData("""{"serve":{"seats":50,"label":"x","trial":null,"tags":[]}}""", "a map")]
    [InlineData("""{"serve":[1]}""", "a list")]
    public void An_object_that_the_generated_type_could_not_read_is_ignored(string json, string given)
    {
        FlagsUnderTest flags = Flags().Provide("limits", json);

        Assert.Equal($"'serve' of the flag 'limits' should be a map with the members of the default, not {given}; it is ignored.", Assert.Single(flags.Problems));
        Assert.Equal(5, flags.Evaluate("limits").Outcome.Json.GetProperty("seats").GetInt32());
    }

    [Fact]
    public void A_mistake_costs_its_own_property_only()
    {
        FlagsUnderTest flags = Flags().Provide("checkout", """{"rollout":"half","users":["ada"],"tenants":{"acme":{"enabled":"x","groups":["qa"]}}}""");

        Assert.Equal(2, flags.Problems.Count);
        Assert.Equal("on TARGETING_MATCH", flags.Answer("checkout", new("ada")));
        Assert.Equal("on TARGETING_MATCH", flags.Answer("checkout", new("bob") { TenantId = "acme", Groups = ["qa"] }));
    }

    [Fact]
    public void Conditions_are_taken_in_their_short_forms()
    {
        FlagsUnderTest flags = Flags().Provide(
            "checkout", """{"rules":[{"when":{"plan":"pro","roles":["owner","admin"],"age":[18,19],"any":[{"segment":"paying"},{"staff":true}]},"serve":true}]}""");

        Assert.Empty(flags.Problems);
        Assert.True(flags.Evaluate("checkout", new() { ["plan"] = "pro", ["roles"] = (string[])["admin"], ["age"] = 19 }).Outcome.Boolean);
        Assert.False(flags.Evaluate("checkout", new() { ["plan"] = "pro", ["roles"] = (string[])["user"], ["age"] = 19 }).Outcome.Boolean);
    }

    [Theory]
    [InlineData("""{"plan":{"not_in":[]}}""")]
    [InlineData("""{"plan":{"starts_with":["x","p"]}}""")]
    [InlineData("""{"plan":{"ends_with":["x","o"]}}""")]
    [InlineData("""{"plan":{"contains":["x","r"]}}""")]
    [InlineData("""{"plan":{"not_contains":["x","y"]}}""")]
    [InlineData("""{"roles":{"contains":"ADMIN","ignore_case":true}}""")]
    public void Operators_take_what_they_take_in_the_file(string when)
    {
        FlagsUnderTest flags = Flags().Provide("checkout", $$"""{"rules":[{"when":{{when}},"serve":true}]}""");

        Assert.Empty(flags.Problems);
        Assert.Equal("on TARGETING_MATCH", flags.Answer("checkout", new() { ["plan"] = "pro", ["roles"] = (string[])["admin"] }));
    }

    [Fact]
    public void Of_a_property_named_twice_the_last_counts_although_it_is_a_mistake()
    {
        FlagsUnderTest flags = Flags().Provide("checkout", """{"rollout":100}""").Provide("checkout", """{"rollout":0,"rollout":"x"}""");

        Assert.Single(flags.Problems);
        Assert.Equal("on STATIC", flags.Answer("checkout"));
    }

    [Theory]
    [InlineData("""{"NAME":5}""")]
    [InlineData("""{"tenants":{"NAME":{"rollout":101}}}""")]
    [InlineData("""{"requires":["NAME"]}""")]
    [InlineData("""{"rules":[{"when":{"NAME":5},"serve":true}]}""")]
    [InlineData("""{"rules":[{"when":{"age":{"NAME":5}},"serve":true}]}""")]
    [InlineData("""{"rules":[{"when":{"segment":"NAME"},"serve":true}]}""")]
    [InlineData("""{"rules":[{"when":{},"rollout":5,"bucket_by":"NAME"}]}""")]
    public void Names_are_shown_as_far_as_people_read(string json)
    {
        FlagsUnderTest flags = Flags().Provide("checkout", json.Replace("NAME", new string('x', 100_000), StringComparison.Ordinal));

        Assert.InRange(Assert.Single(flags.Problems).Length, 50, 300);
    }

    [Fact]
    public void Of_very_many_mistakes_the_first_twenty_are_told()
    {
        string mistakes = string.Join(',', Enumerable.Range(0, 10_000).Select(static index => $"\"rolout{index}\":1"));
        FlagsUnderTest flags = Flags().Provide("checkout", "{\"rollout\":\"x\"," + mistakes + ",\"enabled\":false}");

        Assert.Equal(21, flags.Problems.Count);
        Assert.Equal("The state of the flag 'checkout' has more mistakes than these 20; they are ignored too.", flags.Problems[20]);
        Assert.Equal("off DISABLED", flags.Answer("checkout"));
    }

    [Fact]
    public void Two_steps_of_a_schedule_may_begin_at_one_time()
    {
        FlagsUnderTest flags = Flags().Provide("checkout", """{"schedule":[{"at":"2026-01-01","rollout":50},{"at":"2026-01-01","rollout":100}]}""");

        Assert.Empty(flags.Problems);
        Assert.Equal("on STATIC", flags.Answer("checkout"));
    }

    [Fact]
    public void Conditions_nested_beyond_reason_are_a_problem_and_not_a_crash()
    {
        string when = string.Concat(Enumerable.Repeat("""{"not":""", 5_000)) + "{}" + new string('}', 5_000);
        using JsonDocument document = JsonDocument.Parse(
            $$"""{"rules":[{"when":{{when}},"serve":true}]}""", new JsonDocumentOptions { MaxDepth = 10_100 });
        List<string> problems = [];

        FlagStateReader.Read(Flags().Definition("checkout"), document.RootElement, textScalars: false, problems);

        Assert.Contains("nested too deeply", Assert.Single(problems), StringComparison.Ordinal);
    }

    private static FlagsUnderTest Flags() => FlagsUnderTest.WithHeader(
        Header,
        """{"key":"base","type":"boolean","default":true}""",
        """{"key":"checkout","type":"boolean","owner":"payments","default":false}""",
        """{"key":"layout","type":"string","variants":{"control":"one-column","compact":"c","full":"f"},"default":"control"}""",
        """{"key":"limit","type":"integer","default":10}""",
        """{"key":"limits","type":"object","default":{"seats":5,"label":"small","trial":{"days":14.5,"open":true},"tags":["a"]}}""",
        """{"key":"old","type":"boolean","bucketing":"unleash","default":false}""");
}
