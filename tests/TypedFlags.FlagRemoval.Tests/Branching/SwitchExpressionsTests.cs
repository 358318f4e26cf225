using TypedFlags.FlagRemoval.Tests.Folding;

namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>Switch expressions over an answer, and with an answer in a <c>when</c>.</summary>
public class SwitchExpressionsTests
{
    [Theory]
    [InlineData("Pinned(\"full\") switch { \"compact\" => 1, \"full\" => 2, _ => 3 }", "2")]
    [InlineData("Pinned(\"other\") switch { \"compact\" => 1, \"full\" => 2, _ => 3 }", "3")]
    [InlineData("Pinned(Layout.Full) switch { Layout.Control or Layout.Compact => 1, Layout.Full => number, _ => throw new InvalidOperationException() }", "number")]
    [InlineData("Pinned(Layout.Full) switch { Layout.Control => 1, _ => number + 1 } * 2", "(number + 1) * 2")]
    [InlineData("Pinned(5) switch { < 3 => 1, >= 3 and < 10 => 2, _ => 3 }", "2")]
    [InlineData("Pinned(true) switch { false => 1, true => 2 }", "2")]
    [InlineData("Pinned(\"full\") switch { \"full\" when one => 1, \"full\" => 2, _ => 3 }", "one ? 1 : 2")]
    [InlineData("Pinned(\"full\") switch { \"full\" when one => 1, \"compact\" when two => 4, _ when two => 2, _ => 3 }", "one ? 1 : two ? 2 : 3")]
    [InlineData("Pinned(\"full\") switch { \"full\" when Pinned(false) => 1, _ => 3 }", "3")]
    [InlineData("Pinned(\"full\") switch { null => 1, var name => name.Length }", "4")]
    [InlineData("Pinned(\"full\") switch { string name when name == text => 1, _ => 3 }", "\"full\" == text ? 1 : 3")]
    public void The_arm_that_matches_takes_the_place_of_the_whole(string expression, string after) => Assert.Equal(after, PinnedCode.AfterExpression("int", expression));

    [Theory]
    [InlineData("object", "Pinned(\"full\") switch { \"full\" => 1, _ => 2L }", "1L", "(long)1")]
    [InlineData("long?", "Pinned(\"full\") switch { \"full\" => null, _ => number }", "null", "null")]
    [InlineData("Func<int, int>", "Pinned(\"full\") switch { \"full\" => x => x + 1, _ => x => x }", "x => x + 1", "x => x + 1")]
    public void The_type_is_that_of_the_whole(string type, string expression, string either, string or) => Assert.Contains(PinnedCode.AfterExpression(type, expression), (string[])[either, or]);

    [Fact]
    public void What_is_left_has_the_type_that_an_arm_gave_which_goes() =>
        Assert.Equal("number switch { > 3 => 1L, _ => 2 }", PinnedCode.AfterExpression("object", "number switch { > 2 when Pinned(false) => 1L, > 3 => 1, _ => 2 }"));

    [Fact]
    public void An_arm_that_throws_is_the_body_or_a_statement()
    {
        Assert.Equal("throw new NotSupportedException()", PinnedCode.AfterExpression("int", "Pinned(\"full\") switch { \"full\" => throw new NotSupportedException(), _ => 1 }"));
        Assert.Equal("throw new NotSupportedException();", PinnedCode.AfterBody("int pages = Pinned(\"full\") switch { \"full\" => throw new NotSupportedException(), _ => 1 };\nShow(\"\" + pages);"));
    }

    [Theory]
    [InlineData("\"full\" switch { \"compact\" => 1 }")]
    [InlineData("\"full\" switch { { Length: var length } when length > number => 1, _ => 2 }")]
    public void What_nobody_can_say_stays(string expression) => Assert.Equal(expression, PinnedCode.AfterExpression("int", expression.Replace("\"full\"", "Pinned(\"full\")", StringComparison.Ordinal)));

    [Theory]
    [InlineData("thing switch { string s when Pinned(true) => 1, int => 2, _ => 3 }", "thing switch { string s => 1, int => 2, _ => 3 }")]
    [InlineData("thing switch { string s when Pinned(false) => 1, int => 2, _ => 3 }", "thing switch { int => 2, _ => 3 }")]
    [InlineData("thing switch { int => 2, _ when Pinned(true) => 4, _ => 3 }", "thing switch { int => 2, _ => 4 }")]
    [InlineData("thing switch { int => 2, _ => 3, }", "thing switch { int => 2, _ => 3, }")]
    [InlineData("thing switch { _ when Pinned(true) => 4, _ => 3 }", "4")]
    [InlineData("number switch { > 5 when Pinned(true) && one => 1, > 5 => 2, _ => 3 }", "number switch { > 5 when one => 1, > 5 => 2, _ => 3 }")]
    [InlineData("number switch { > 5 when Pinned(true) => 1, > 7 => 2, _ => 3 }", "number switch { > 5 => 1, _ => 3 }")]
    [InlineData("Show(text) switch { _ when Pinned(true) => 4, _ => 3 }", "Show(text) switch { _ => 4 }")]
    public void A_when_that_is_known_goes_and_what_it_shadows_goes_too(string expression, string after) => Assert.Equal(after, PinnedCode.AfterExpression("int", expression));

    [Theory]
    [InlineData("(Pinned(\"full\"), number) switch { (\"full\", 1) => 1, (\"full\", _) => 2, (_, 3) => 3, _ => 4 }", "number switch { 1 => 1, _ => 2 }")]
    [InlineData("(Pinned(true), one) switch { (true, true) => 1, (true, false) => 2, (false, _) => 3 }", "one switch { true => 1, false => 2 }")]
    [InlineData("(one, Pinned(true), number) switch { (true, true, 1) => 1, (_, false, _) => 2, (_, _, 3) => 3, _ => 4 }", "(one, number) switch { (true, 1) => 1, (_, 3) => 3, _ => 4 }")]
    [InlineData("(Pinned(true), one) switch { (true, _) => 1, _ => 2 }", "1")]
    [InlineData("(Pinned(true), Pinned(\"full\")) switch { (true, \"compact\") => 1, (true, \"full\") => 2, _ => 3 }", "2")]
    [InlineData("(Pinned(true), one) switch { (true, true) or (false, false) => 1, _ => 2 }", "one switch { true => 1, _ => 2 }")]
    public void Of_a_tuple_the_known_part_goes(string expression, string after) => Assert.Equal(after, PinnedCode.AfterExpression("int", expression));

    [Fact]
    public void Arms_in_lines_keep_theirs()
    {
        string after = PinnedCode.AfterBody("""
            int pages = thing switch
            {
                // The new one.
                string when Pinned(false) => 1,
                // As ever.
                int => 2,
                _ when Pinned(true) => 3,
                _ => 4
            };
            """);

        Assert.Equal(
            """
            int pages = thing switch
            {
                // As ever.
                int => 2,
                _ => 3
            };
            """,
            after);
    }

    [Fact]
    public void An_arm_in_several_lines_is_indented_anew()
    {
        string after = PinnedCode.AfterBody("""
            string page = Pinned(Layout.Full) switch
            {
                Layout.Compact => "accordion",
                Layout.Full => string.Join(
                    ", ",
                    text,
                    "full"),
                _ => "three pages",
            };
            """);

        Assert.Equal(
            """
            string page = string.Join(
                ", ",
                text,
                "full");
            """,
            after);
    }
}
