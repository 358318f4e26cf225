namespace TypedFlags.Definitions.Tests.Diagnostics;

public class LineMapTests
{
    [Theory]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\u0085b", 2, 2, 1)]
    [InlineData("a\u2028b", 2, 2, 1)]
    [InlineData("a\u2029b", 2, 2, 1)]
    [InlineData("a\n\nb", 3, 3, 1)]
    [InlineData("a\n\rb", 3, 3, 1)]
    [InlineData("ab\ncd", 4, 2, 2)]
    [InlineData("", 0, 1, 1)]
    public void Lines_end_where_Roslyn_ends_them(string text, int position, int line, int column) =>
        Assert.Equal((line, column), new LineMap(text).GetPosition(position));

    [Fact]
    public void A_position_within_a_line_break_belongs_to_the_line_it_ends() =>
        Assert.Equal((1, 3), new LineMap("a\r\nb").GetPosition(2));

    [Fact]
    public void A_text_that_ends_in_a_line_break_has_an_empty_last_line()
    {
        LineMap lines = new("a\n");

        Assert.Equal(2, lines.LineCount);
        Assert.Equal((2, 1), lines.GetPosition(2));
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(99, 2, 3)]
    public void A_position_outside_the_text_counts_as_the_nearer_end(int position, int line, int column) =>
        Assert.Equal((line, column), new LineMap("a\nbc").GetPosition(position));

    [Fact]
    public void A_column_counts_UTF16_code_units() => Assert.Equal((1, 3), new LineMap("😀x").GetPosition(2));
}
