using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Tests.Syntax;

public class RangeTests
{
    [Theory]
    [InlineData("a: one two # c\n", "one two")]
    [InlineData("a:   'it''s'   \n", "'it''s'")]
    [InlineData("a: [1, 2 ] # c\n", "[1, 2 ]")]
    [InlineData("a: { b: 1 }\nc: 2\n", "{ b: 1 }")]
    [InlineData("a:\n  b: 1\n  c: 2   # c\n\nd: 3\n", "b: 1\n  c: 2")]
    [InlineData("a:\n- 1\n- 2\n\n# c\nd: 3\n", "- 1\n- 2")]
    [InlineData("a: |\n  text\n  more\n\nb: 1\n", "|\n  text\n  more")]
    [InlineData("a: &x !y text\n", "text")]
    [InlineData("a: &x   # c\n  b: 1\n", "b: 1")]
    [InlineData("a: [b: 1, c]\n", "[b: 1, c]")]
    [InlineData("a:\nb: 1\n", "")]
    public void A_node_ranges_over_its_own_text_and_no_more(string text, string expected)
    {
        TextRange range = FlagsFile.Parse("flags.yaml", text).Root!.Entries[0].Value.Range;

        Assert.Equal(expected, text.Substring(range.Start, range.Length));
    }

    [Fact]
    public void The_mapping_of_a_pair_in_a_list_ranges_over_the_pair()
    {
        const string Text = "{a: [b: 1, c]}";
        YamlSequence list = (YamlSequence)FlagsFile.Parse("flags.yaml", Text).Root!.Entries[0].Value;

        Assert.Equal("b: 1", Text.Substring(list.Items[0].Range.Start, list.Items[0].Range.Length));
    }

    [Fact]
    public void Behind_an_alias_stands_the_anchored_text()
    {
        const string Text = "a: &x [1]\nb: *x\n";
        YamlMapping root = FlagsFile.Parse("flags.yaml", Text).Root!;

        Assert.Equal("[1]", Text.Substring(root.Entries[1].Value.Range.Start, 3));
        Assert.Equal(Text.TrimEnd(), Text.Substring(root.Range.Start, root.Range.Length));
    }

    [Theory]
    [InlineData("é: [\"\U0001F600\", plain]\n")]
    [InlineData("a: \"\U0001F600\"\r\nb:\r\n  - plain\r\n")]
    [InlineData("\ufeffa: plain\n")]
    public void Ranges_count_UTF16_code_units_of_the_text_without_its_mark(string text)
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", text);
        YamlNode last = file.Root!.Entries[^1].Value;
        last = last is YamlSequence list ? list.Items[^1] : last;

        Assert.Equal("plain", file.Text.Substring(last.Range.Start, last.Range.Length));
    }
}
