namespace TypedFlags.FlagRemoval.Tests.Folding;

/// <summary>What is known of texts, numbers and variants, compared in the ways that code compares them.</summary>
public class KnownComparisonsTests
{
    [Theory]
    [InlineData("Pinned(\"full\") == \"full\"", "true")]
    [InlineData("\"compact\" == Pinned(\"full\")", "false")]
    [InlineData("Pinned(\"full\") != \"full\"", "false")]
    [InlineData("(Pinned(\"full\")) != null", "true")]
    [InlineData("Pinned(\"full\") is null", "false")]
    [InlineData("Pinned(\"full\") is \"full\"", "true")]
    [InlineData("Pinned(\"full\") is \"compact\" or \"full\"", "true")]
    [InlineData("Pinned(\"full\") is not (\"compact\" or \"control\")", "true")]
    [InlineData("Pinned(\"full\") is { Length: > 3 and < 10 }", "true")]
    [InlineData("Pinned(\"full\")!.Equals(\"full\")", "true")]
    [InlineData("\"FULL\".Equals(Pinned(\"full\"))", "false")]
    [InlineData("string.Equals(Pinned(\"full\"), \"FULL\", StringComparison.OrdinalIgnoreCase)", "true")]
    [InlineData("string.Equals(Pinned(\"full\"), \"FULL\", StringComparison.Ordinal)", "false")]
    [InlineData("string.Equals(comparisonType: StringComparison.OrdinalIgnoreCase, b: Pinned(\"full\"), a: \"FULL\")", "true")]
    [InlineData("object.Equals(Pinned(\"full\"), \"full\")", "true")]
    [InlineData("string.IsNullOrEmpty(Pinned(\"full\"))", "false")]
    [InlineData("Pinned(\"full\").StartsWith(\"fu\", StringComparison.Ordinal)", "true")]
    [InlineData("Pinned(\"Full\").ToLowerInvariant() == \"full\"", "true")]
    [InlineData("string.Compare(Pinned(\"full\"), \"FULL\", StringComparison.OrdinalIgnoreCase) == 0", "true")]
    [InlineData("Pinned(\"full\").Length > 3", "true")]
    [InlineData("(Pinned(\"full\") ?? text) == \"full\"", "true")]
    [InlineData("\"checkout-\" + Pinned(\"full\") == \"checkout-full\"", "true")]
    public void Texts(string expression, string answer) => Assert.Equal(answer, PinnedCode.AfterExpression("bool", expression));

    [Theory]
    [InlineData("Pinned(5) > 10", "false")]
    [InlineData("10 >= Pinned(5) * 2", "true")]
    [InlineData("Pinned(5) == 5L", "true")]
    [InlineData("Pinned(1.5) < 2", "true")]
    [InlineData("Pinned(5) is > 3 and <= 5", "true")]
    [InlineData("Pinned(5) is not (1 or 2)", "true")]
    [InlineData("Pinned(5).Equals(5)", "true")]
    public void Numbers(string expression, string answer) => Assert.Equal(answer, PinnedCode.AfterExpression("bool", expression));

    [Theory]
    [InlineData("Pinned(Layout.Full) == Layout.Full", "true")]
    [InlineData("Layout.Compact == Pinned(Layout.Full)", "false")]
    [InlineData("Pinned(Layout.Full) is Layout.Full", "true")]
    [InlineData("Pinned(Layout.Full) is not Shop.Layout.Full", "false")]
    [InlineData("Pinned(Layout.Full) is Layout.Compact or Layout.Full", "true")]
    [InlineData("Pinned(Layout.Full) is >= Layout.Compact", "true")]
    [InlineData("Pinned(Layout.Full).Equals(Layout.Compact)", "false")]
    [InlineData("Pinned(Layout.Full).ToString() == nameof(Layout.Full)", "true")]
    [InlineData("(int)Pinned(Layout.Full) == 2", "true")]
    [InlineData("$\"{Pinned(Layout.Full)}!\" == \"Full!\"", "$\"Full!\" == \"Full!\"")]
    public void Variants(string expression, string answer) => Assert.Equal(answer, PinnedCode.AfterExpression("bool", expression));

    [Theory]
    [InlineData("\"full\" == text")]
    [InlineData("\"full\" is { Length: var length } && length > number")]
    [InlineData("(object)\"full\" == thing")]
    [InlineData("string.Equals(\"full\", \"FULL\", StringComparison.CurrentCultureIgnoreCase)")]
    [InlineData("\"full\".StartsWith(\"fu\")")]
    [InlineData("\"full\".Equals(text)")]
    [InlineData("5 > number")]
    public void What_is_compared_with_something_unknown_or_by_a_culture_stays(string expression)
    {
        string pinned = expression.Replace("\"full\"", "Pinned(\"full\")", StringComparison.Ordinal).Replace("5 ", "Pinned(5) ", StringComparison.Ordinal);

        Assert.Equal(expression, PinnedCode.AfterExpression("bool", pinned));
    }

    [Theory]
    [InlineData("\"full\" == \"full\"")]
    [InlineData("5 is > 3")]
    [InlineData("Layout.Full == Layout.Compact")]
    public void What_a_person_wrote_stays(string expression) => Assert.Equal(expression, PinnedCode.AfterExpression("bool", expression));

    [Fact]
    public void Constants_of_a_class_of_names_are_known_as_literals_are()
    {
        string after = PinnedCode.After("""
            namespace Shop;

            public static class Layouts
            {
                public const string Full = "full";
                public static readonly string Compact = "compact";
                public static readonly string Other = Environment.NewLine;
            }

            public static class Page
            {
                public static bool[] All() => [Pinned("full") == Layouts.Full, Layouts.Compact == Pinned("full"), Layouts.Other == Pinned("full")];
            }

            """);

        Assert.Contains("[true, false, Layouts.Other == \"full\"]", after, StringComparison.Ordinal);
    }
}
