using System.Text;

namespace TypedFlags.Definitions.Tests.Syntax;

public class EncodingTests
{
    [Fact]
    public void Bytes_are_read_as_UTF8() =>
        Assert.Equal("{flags:{größe:{},},}", TreeText.Of(FlagsFile.Parse("flags.yaml", "flags:\n  größe: {}\n"u8).Root));

    [Fact]
    public void A_byte_that_is_not_UTF8_is_one_TF2001_at_its_place_and_the_rest_is_read()
    {
        byte[] bytes = [.. "flags:\n  é: { owner: "u8, 0xFC, .. " }\n  b: { owner: "u8, 0xFF, .. " }\n"u8];

        FlagsFile file = FlagsFile.Parse("flags.yaml", bytes);

        Assert.Equal(
            "flags.yaml(2,15): error TF2001: The byte 0xFC here is not UTF-8. Save the file as UTF-8.",
            Assert.Single(file.Diagnostics).ToString());
        Assert.Equal(["é", "b"], KeysOf(file));
    }

    [Fact]
    public void A_replacement_character_that_is_written_in_the_file_is_no_mistake() =>
        Assert.Empty(FlagsFile.Parse("flags.yaml", "a: x\ufffdy"u8).Diagnostics);

    [Fact]
    public void A_replacement_character_does_not_hide_the_invalid_byte_behind_it()
    {
        byte[] bytes = [.. "a: x\ufffdy"u8, 0x80];

        Assert.Equal(7, Assert.Single(FlagsFile.Parse("flags.yaml", bytes).Diagnostics).Column);
    }

    [Fact]
    public void A_byte_order_mark_is_ignored_and_counts_for_no_column()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "a: 1\na: 2"u8];

        FlagsDiagnostic diagnostic = Assert.Single(FlagsFile.Parse("flags.yaml", bytes).Diagnostics);

        Assert.Equal((2, 1, 5), (diagnostic.Line, diagnostic.Column, diagnostic.Range.Start));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void A_file_in_another_Unicode_encoding_is_told_to_be_saved_as_UTF8(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("flags:\n  a: {}\n")];

        FlagsDiagnostic diagnostic = Assert.Single(FlagsFile.Parse("flags.yaml", bytes).Diagnostics);

        Assert.Equal("TF2001", diagnostic.Id);
        Assert.Contains("Save it as UTF-8", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF16_without_a_mark_is_recognised_by_its_zeros()
    {
        FlagsDiagnostic diagnostic = Assert.Single(FlagsFile.Parse("flags.yaml", Encoding.Unicode.GetBytes("flags: {}")).Diagnostics);

        Assert.Contains("Save it as UTF-8", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flags:\n  a: \"x\u0001y\"\n", 2, 8)]
    [InlineData("# \u0000\nflags: {}\n", 1, 3)]
    public void A_character_that_YAML_forbids_is_TF2001_at_its_place(string text, int line, int column)
    {
        FlagsDiagnostic diagnostic = Assert.Single(FlagsFile.Parse("flags.yaml", text).Diagnostics);

        Assert.Equal(("TF2001", line, column), (diagnostic.Id, diagnostic.Line, diagnostic.Column));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_TF2001()
    {
        Assert.Equal(4, Assert.Single(FlagsFile.Parse("flags.yaml", "a: " + '\ud800' + "\n").Diagnostics).Column);
        Assert.Equal(5, Assert.Single(FlagsFile.Parse("flags.yaml", "a: x" + '\udc00' + '\ud800' + "\n").Diagnostics).Column);
    }

    [Fact]
    public void CRLF_ends_lines_as_LF_does()
    {
        const string Text = "flags:\n  a:\n    description: |\n      one\n      two\n    owner: b\n  b: [1\n";

        FlagsFile unix = FlagsFile.Parse("flags.yaml", Text);
        FlagsFile windows = FlagsFile.Parse("flags.yaml", Text.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(TreeText.Of(unix.Root), TreeText.Of(windows.Root));
        Assert.Equal(unix.Diagnostics.Select(diagnostic => diagnostic.ToString()), windows.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    private static IEnumerable<string> KeysOf(FlagsFile file) =>
        ((Definitions.Syntax.YamlMapping)file.Root!.Entries[0].Value).Entries.Select(entry => entry.Key.Text);
}
