using System.Globalization;
using System.Text.Json;
using static TypedFlags.Tests.Explanation.ExplainedFlags;

namespace TypedFlags.Tests.Explanation;

/// <summary>An explanation stays small whatever the flag, and still shows what decided.</summary>
public class ExplanationSizeTests
{
    private static readonly FlagContext Ada = new("ada") { ["plan"] = "free", ["tags"] = Numbers(1_000) };

    [Fact]
    public void A_list_is_counted_and_never_shown()
    {
        string text = Boolean($$""" "users":[{{Join(Numbers(50_000))}},"ada"] """).StepsOf(Ada);

        Assert.Equal("""> users: "ada" is listed (50001 users) -> on""", text);
    }

    [Fact]
    public void Of_many_rules_the_first_are_shown_and_the_one_that_decided()
    {
        string others = string.Join(',', Enumerable.Repeat("""{"when":{"plan":"pro"},"serve":true}""", 1_000));

        FlagExplanation explanation = Boolean($$""" "rules":[{{others}},{"name":"last","when":{"plan":"free"},"serve":true}] """).Explain("f", Ada);

        Assert.Equal(2 + 20 + 1 + 1, explanation.Steps.Count);
        Assert.Equal("rules: 980 more did not decide", explanation.Steps[^2].ToString());
        Assert.Equal((1_001, "last", "plan"), (explanation.DecidingStep!.RuleNumber, explanation.DecidingStep.RuleName, explanation.DecidingStep.Condition!.Attribute));
    }

    [Fact]
    public void Of_many_operands_and_elements_the_first_are_shown() => Assert.Equal(
        """no   tags contains ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7" and 292 more]: it is ["0", "1", "2", "3", "4", "5", "6", "7" and 992 more]""",
        Boolean($$$""" "rules":[{"when":{"tags":{"contains":[{{{Join(Numbers(300), "a")}}}]}},"serve":true}] """).Explain("f", Ada).Steps[2].Condition!.ToString());

    [Fact]
    public void Of_many_conditions_the_first_are_shown()
    {
        string conditions = string.Join(',', Enumerable.Repeat("""{"plan":"free"}""", 1_000));

        ConditionExplanation condition = Boolean($$""" "rules":[{"when":{"all":[{{conditions}}]},"serve":true}] """).Explain("f", Ada).DecidingStep!.Condition!;

        Assert.Equal((24, 1_000, true), (condition.Conditions.Count, condition.ConditionCount, condition.Matched));
        Assert.EndsWith("\n  and 976 more", condition.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_deep_inside_others_are_not_shown()
    {
        string condition = """{"plan":"free"}""";
        for (int depth = 0; depth < 40; depth++)
        {
            condition = $$"""{"not":{{condition}}}""";
        }

        FlagExplanation explanation = Boolean($$""" "rules":[{"when":{{condition}},"serve":true}] """).Explain("f", Ada);

        Assert.EndsWith("no   not\n" + new string(' ', 24) + "and 1 more", explanation.DecidingStep!.Condition!.ToString(), StringComparison.Ordinal);
        AssertReadable(explanation);
    }

    [Fact]
    public void A_long_text_is_cut()
    {
        string text = Boolean(""" "rules":[{"when":{"plan":"pro"},"serve":true}] """)
            .Explain("f", new FlagContext { ["plan"] = new string('x', 78) + "😀😀" }).Steps[2].Condition!.ToString();

        Assert.Equal($"no   plan eq \"pro\": it is \"{new string('x', 78)}…\"", text);
    }

    /// <summary>A chain of 60 flags; the steps of the first five are shown.</summary>
    [Fact]
    public void A_chain_of_prerequisites_is_not_followed_to_its_end()
    {
        string[] chain = [.. Enumerable.Range(1, 60).Select(static number => number == 60
            ? """{"key":"g60","type":"boolean","rollout":50,"default":false}"""
            : string.Create(CultureInfo.InvariantCulture, $$"""{"key":"g{{number:00}}","type":"boolean","requires":{"g{{number + 1:00}}":true},"default":true}"""))];

        FlagExplanation explanation = Boolean(""" "requires":{"g01":true} """, chain).Explain("f", Ada);

        Assert.Equal(5, Depth(explanation));
        AssertReadable(explanation);
    }

    /// <summary>Layers of ten flags that each require all ten of the next: 10,000,000,000 ways down.</summary>
    [Fact]
    public void Prerequisites_that_multiply_are_explained_once()
    {
        List<string> lines = [];
        for (int layer = 0; layer < 10; layer++)
        {
            string requires = layer == 9 ? "" : $$""" "requires":{{{string.Join(',', Enumerable.Range(0, 10).Select(index => $"\"g{layer + 1}{index}\":true"))}}}, """;
            lines.AddRange(Enumerable.Range(0, 10).Select(index => $$"""{"key":"g{{layer}}{{index}}","type":"boolean",{{requires}}"users":["ada"],"default":false}"""));
        }

        FlagExplanation explanation = Boolean(""" "requires":{"g00":true} """, [.. lines.Order(StringComparer.Ordinal)]).Explain("f", Ada);

        Assert.Equal(5, Depth(explanation));
        Assert.Equal(1 + 10, explanation.ToString().Split('\n').Count(static line => line.TrimStart().StartsWith("> ", StringComparison.Ordinal)));
        AssertReadable(explanation);
    }

    [Fact]
    public void Of_many_prerequisites_the_first_are_shown_and_the_one_that_decided()
    {
        string[] others = [.. Enumerable.Range(100, 300).Select(static number => $$"""{"key":"g{{number}}","type":"boolean","default":{{(number < 399 ? "true" : "false")}}}""")];
        string requires = string.Join(',', Enumerable.Range(100, 300).Select(static number => $"\"g{number}\":true"));

        FlagExplanation explanation = Boolean($$""" "requires":{{{requires}}} """, others).Explain("f", Ada);

        Assert.Equal("requires: 279 more are served as required", explanation.Steps[^2].ToString());
        Assert.Equal("requires g399 = on: served off (STATIC), not as required -> off", explanation.DecidingStep!.ToString());
    }

    [Fact]
    public void Everything_at_once_stays_small()
    {
        string text = new('x', 100);
        string condition = $$"""{"any":[{{string.Join(',', Enumerable.Repeat($$$"""{"plan":{"in":[{{{Join(Numbers(10), text)}}}]}}""", 30))}}]}""";
        string rules = string.Join(',', Enumerable.Repeat($$"""{"name":"{{text}}","when":{{condition}},"serve":true}""", 25));
        string[] others = [.. Enumerable.Range(10, 12).Select(number => $$"""{"key":"g{{number}}","type":"boolean","rules":[{{rules}}],"default":true}""")];
        string requires = string.Join(',', Enumerable.Range(10, 12).Select(static number => $"\"g{number}\":true"));

        FlagExplanation explanation = Boolean($$""" "requires":{{{requires}}},"rules":[{{rules}}],"salt":"{{text}}","rollout":50 """, others)
            .Explain("f", new FlagContext(text) { ["plan"] = text });

        AssertReadable(explanation);
    }

    /// <summary>Of a size that a terminal and a log take, and of a depth that every JSON reader takes.</summary>
    private static void AssertReadable(FlagExplanation explanation)
    {
        string json = explanation.ToJson();
        Assert.InRange(json.Length, 1, 400_000);
        Assert.InRange(explanation.ToString().Length, 1, 400_000);
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
        Assert.Equal(explanation.FlagKey, document.RootElement.GetProperty("flag").GetString());
    }

    private static int Depth(FlagExplanation explanation) => explanation.Steps
        .Select(static step => step.Prerequisite is { Steps.Count: > 0 } prerequisite ? 1 + Depth(prerequisite) : 0)
        .Max();

    private static string[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(static number => number.ToString(CultureInfo.InvariantCulture))];

    private static string Join(string[] texts, string prefix = "") => string.Join(',', texts.Select(text => $"\"{prefix}{text}\""));
}
