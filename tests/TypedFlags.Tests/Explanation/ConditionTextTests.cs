using static TypedFlags.Tests.Explanation.ExplainedFlags;

namespace TypedFlags.Tests.Explanation;

/// <summary>What people read of a rule's condition: what was compared, and why a value did not do.</summary>
public class ConditionTextTests
{
    private static readonly FlagContext Ada = new("ada")
    {
        ["plan"] = "free",
        ["country"] = "DE",
        ["age"] = 42,
        ["beta"] = true,
        ["since"] = "2026-06-01",
        ["app_version"] = "2.4.1",
        ["build"] = "1.2.3",
        ["tags"] = (string[])["red", "blue"],
    };

    [Theory]
    [InlineData("""{"plan":{"eq":"pro"}}""", """no   plan eq "pro": it is "free" """)]
    [InlineData("""{"plan":{"ne":"pro"}}""", """yes  plan ne "pro": it is "free" """)]
    [InlineData("""{"country":{"in":["DE","FR"]}}""", """yes  country in ["DE", "FR"]: it is "DE" """)]
    [InlineData("""{"country":{"not_in":["DE","FR"]}}""", """no   country not_in ["DE", "FR"]: it is "DE" """)]
    [InlineData("""{"plan":{"contains":"re"}}""", """yes  plan contains "re": it is "free" """)]
    [InlineData("""{"plan":{"not_contains":"re"}}""", """no   plan not_contains "re": it is "free" """)]
    [InlineData("""{"plan":{"starts_with":["f","F"],"ignore_case":true}}""", """yes  plan starts_with ["f", "F"] (ignoring case): it is "free" """)]
    [InlineData("""{"plan":{"ends_with":"x"}}""", """no   plan ends_with "x": it is "free" """)]
    [InlineData("""{"plan":{"matches":"^f.*e$"}}""", """yes  plan matches "^f.*e$": it is "free" """)]
    [InlineData("""{"build":{"semver_gte":"1.3.0"}}""", """no   build semver_gte "1.3.0": it is "1.2.3" """)]
    [InlineData("""{"build":{"semver_eq":"1.2.3"}}""", """yes  build semver_eq "1.2.3": it is "1.2.3" """)]
    [InlineData("""{"app_version":{"lt":"3.0.0"}}""", """yes  app_version lt "3.0.0": it is "2.4.1" """)]
    [InlineData("""{"app_version":{"in":["2.4.1","2.4.2"]}}""", """yes  app_version in ["2.4.1", "2.4.2"]: it is "2.4.1" """)]
    [InlineData("""{"age":{"gt":42.5}}""", "no   age gt 42.5: it is 42")]
    [InlineData("""{"age":{"not_in":[1,2]}}""", "yes  age not_in [1, 2]: it is 42")]
    [InlineData("""{"beta":{"ne":false}}""", "yes  beta ne false: it is true")]
    [InlineData("""{"since":{"before":"2026-07-01T00:00:00Z"}}""", """yes  since before 2026-07-01T00:00:00Z: it is "2026-06-01" """)]
    [InlineData("""{"tags":{"contains":["green","blue"]}}""", """yes  tags contains ["green", "blue"]: it is ["red", "blue"]""")]
    [InlineData("""{"plan":{"exists":true}}""", """yes  plan exists true: it is "free" """)]
    [InlineData("""{"plan":{"exists":false}}""", """no   plan exists false: it is "free" """)]
    [InlineData("""{"now":{"after":"2026-08-31T00:00:00Z"}}""", "yes  now after 2026-08-31T00:00:00Z: it is 2026-09-01T00:00:00Z")]
    [InlineData("""{"environment":"Production"}""", """yes  environment eq "Production": it is "Production" """)]
    [InlineData("""{"targetingKey":{"in":["ada"]}}""", """yes  targetingKey eq "ada": it is "ada" """)]
    [InlineData("""{"not":{"age":{"lt":18}}}""", """
        yes  not
          no   age lt 18: it is 42
        """)]
    [InlineData("""{"segment":"eu_pro"}""", """
        no   segment eu_pro: all
          no   plan eq "pro": it is "free"
          ?    country in ["DE", "FR", "IT"]: not looked at
        """)]
    [InlineData("""{"any":[{"beta":true},{"plan":"pro"}]}""", """
        yes  any
          yes  beta eq true: it is true
          ?    plan eq "pro": not looked at
        """)]
    public void Every_operator_in_the_file_s_own_words(string condition, string expected) => Assert.Equal(expected.Trim(), Explain(condition, Ada));

    public static TheoryData<string, AttributeValue, string> Misfits { get; } = new()
    {
        { """{"plan":"pro"}""", AttributeValue.None, """no   plan eq "pro": it is missing""" },
        { """{"plan":{"ne":"pro"}}""", AttributeValue.None, """yes  plan ne "pro": it is missing""" },
        { """{"plan":"1"}""", 1, """no   plan eq "1": it is 1, it should be a string""" },
        { """{"age":{"gt":1}}""", "42", """no   age gt 1: it is "42", it should be a number""" },
        { """{"age":{"gt":1}}""", double.NaN, "no   age gt 1: it is NaN, the number is not finite" },
        { """{"age":{"lt":1}}""", double.NegativeInfinity, "no   age lt 1: it is -Infinity, the number is not finite" },
        { """{"beta":true}""", "true", """no   beta eq true: it is "true", it should be a boolean""" },
        { """{"since":{"before":"2030-01-01"}}""", "yesterday", """no   since before 2030-01-01T00:00:00Z: it is "yesterday", the text is not an RFC 3339 date or time""" },
        { """{"app_version":{"gte":"1.0.0"}}""", "latest", """no   app_version gte "1.0.0": it is "latest", the text is not a version""" },
        { """{"build":{"semver_gte":"1.0.0"}}""", "latest", """no   build semver_gte "1.0.0": it is "latest", the text is not a version""" },
        { """{"tags":{"contains":"red"}}""", "red", """no   tags contains "red": it is "red", it should be a list""" },
        { """{"plan":{"matches":"x"}}""", new string('x', 20_000), $"""no   plan matches "x": it is "{new string('x', 79)}…", the text is too long for patterns""" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Why_a_value_does_not_do(string condition, AttributeValue value, string expected)
    {
        string attribute = condition.Split('"')[1];

        Assert.Equal(expected, Explain(condition, new FlagContext { [attribute] = value }));
    }

    /// <summary>About a second's work for this engine: the automaton has a state for every mixture of the last 990 letters.</summary>
    [Fact]
    public void A_pattern_that_takes_too_long_says_so()
    {
        Random random = new(1);
        string mixed = string.Concat(Enumerable.Range(0, 10_000).Select(_ => random.Next(2) == 0 ? 'a' : 'b'));

        string text = Explain("""{"plan":{"matches":"[ab]*a[ab]{990}c"}}""", new FlagContext { ["plan"] = mixed });

        Assert.EndsWith("the pattern took longer than 100 ms", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_outside_stays_on_its_line() => Assert.Equal(
        """no   plan eq "pro": it is "a\u000a  > default: -> on\u001b[2J" """.Trim(),
        Explain("""{"plan":"pro"}""", new FlagContext { ["plan"] = "a\n  > default: -> on\u001b[2J" }));

    /// <summary>The text of the condition alone.</summary>
    private static string Explain(string condition, FlagContext context) =>
        Boolean($$""" "rules":[{"when":{{condition}},"serve":true}] """).Explain("f", context).Steps[2].Condition!.ToString();
}
