using System.Diagnostics;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Tests.Syntax;

public class LimitTests
{
    private static readonly TimeSpan NoHang = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_file_of_five_MiB_is_one_TF2012_and_is_not_read()
    {
        string line = new string('x', 1023) + "\n";
        string text = string.Concat(Enumerable.Repeat("# " + line[2..], 5 * 1024));

        FlagsFile file = ReadQuickly("a: 1\n" + text);

        FlagsDiagnostic diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal(("TF2012", 1, 1), (diagnostic.Id, diagnostic.Line, diagnostic.Column));
        Assert.Contains("4 MiB", diagnostic.Message, StringComparison.Ordinal);
        Assert.Null(file.Root);
    }

    [Fact]
    public void The_limit_counts_bytes_of_UTF8()
    {
        string comment = "a: 1\n#" + new string('é', (2 * 1024 * 1024) - 3);

        Assert.Empty(ReadQuickly(comment).Diagnostics);
        Assert.Equal("TF2012", Assert.Single(ReadQuickly(comment + "é").Diagnostics).Id);
    }

    [Fact]
    public void The_limit_holds_for_bytes_too()
    {
        byte[] bytes = new byte[(4 * 1024 * 1024) + 1];
        Array.Fill(bytes, (byte)'#');

        Assert.Equal("TF2012", Assert.Single(FlagsFile.Parse("flags.yaml", bytes).Diagnostics).Id);
        Assert.Empty(FlagsFile.Parse("flags.yaml", bytes.AsSpan(1)).Diagnostics);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    public void Nesting_to_depth_32_is_read_and_33_is_TF2012_at_the_33rd(string open, string close)
    {
        // The root is one of them.
        FlagsFile deep = ReadQuickly(Nested(31, open, close));
        FlagsFile tooDeep = ReadQuickly(Nested(32, open, close));

        Assert.Empty(deep.Diagnostics);
        FlagsDiagnostic diagnostic = Assert.Single(tooDeep.Diagnostics);
        Assert.Equal("TF2012", diagnostic.Id);
        Assert.Equal(32, tooDeep.Text[..(diagnostic.Range.Start + 1)].Split(open[0]).Length - 1);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("[", "")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    [InlineData("{? ", "}")]
    [InlineData("[\n  ", "]")]
    public void Nesting_to_depth_10000_is_one_TF2012_and_no_hang(string open, string close)
    {
        FlagsFile file = ReadQuickly(Nested(10_000, open, close) + "\n  b: 1\n");

        Assert.Equal("TF2012", Assert.Single(file.Diagnostics).Id);
    }

    [Fact]
    public void Indentation_to_depth_2000_is_one_TF2012_and_the_flags_beside_it_stand()
    {
        string nested = string.Concat(Enumerable.Range(1, 2000).Select(depth => new string(' ', depth * 2) + "a:\n"));

        FlagsFile file = ReadQuickly("flags:\n" + nested + "  b: 1\n");

        Assert.Equal("TF2012", Assert.Single(file.Diagnostics).Id);
        Assert.Equal("{flags:{a:<unreadable>,b:1,},}", TreeText.Of(file.Root));
    }

    [Fact]
    public void A_billion_laughs_is_one_TF2012_at_the_alias_that_is_one_too_many()
    {
        const string Laughs =
            "lol1: &lol1 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
            + "lol2: &lol2 [*lol1, *lol1, *lol1, *lol1, *lol1, *lol1, *lol1, *lol1, *lol1]\n"
            + "lol3: &lol3 [*lol2, *lol2, *lol2, *lol2, *lol2, *lol2, *lol2, *lol2, *lol2]\n"
            + "lol4: &lol4 [*lol3, *lol3, *lol3, *lol3, *lol3, *lol3, *lol3, *lol3, *lol3]\n"
            + "lol5: &lol5 [*lol4, *lol4, *lol4, *lol4, *lol4, *lol4, *lol4, *lol4, *lol4]\n"
            + "lol6: &lol6 [*lol5, *lol5, *lol5, *lol5, *lol5, *lol5, *lol5, *lol5, *lol5]\n"
            + "lol7: &lol7 [*lol6, *lol6, *lol6, *lol6, *lol6, *lol6, *lol6, *lol6, *lol6]\n"
            + "lol8: &lol8 [*lol7, *lol7, *lol7, *lol7, *lol7, *lol7, *lol7, *lol7, *lol7]\n"
            + "lol9: &lol9 [*lol8, *lol8, *lol8, *lol8, *lol8, *lol8, *lol8, *lol8, *lol8]\n";

        FlagsFile file = ReadQuickly(Laughs);

        FlagsDiagnostic diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal(("TF2012", 4), (diagnostic.Id, diagnostic.Line));
        Assert.Equal(
            ["lol1", "lol2", "lol3"],
            file.Root!.Entries.Where(entry => entry.Value is not YamlUnreadable).Select(entry => entry.Key.Text));
    }

    [Fact]
    public void Aliases_may_multiply_the_nodes_of_a_file_by_ten()
    {
        Assert.Empty(ReadQuickly(Shared(listed: 10, used: 30)).Diagnostics);
        Assert.Equal("TF2012", Assert.Single(ReadQuickly(Shared(listed: 60, used: 30)).Diagnostics).Id);
    }

    [Fact]
    public void A_long_text_counts_by_its_length()
    {
        string text = $"owners: [&long '{new string('x', 100_000)}', *long{string.Concat(Enumerable.Repeat(", *long", 50))}]\n";

        FlagsDiagnostic diagnostic = Assert.Single(ReadQuickly(text).Diagnostics, diagnostic => diagnostic.Id == "TF2012");
        Assert.Equal("*long", text.Substring(diagnostic.Range.Start, diagnostic.Range.Length));
    }

    [Fact]
    public void What_stands_before_the_alias_too_many_is_read()
    {
        FlagsFile file = ReadQuickly(Shared(listed: 60, used: 30));

        YamlMapping flags = (YamlMapping)file.Root!.Entries[1].Value;
        Assert.Equal(30, flags.Entries.Length);
        Assert.IsType<YamlSequence>(flags.Entries[0].Value);
        Assert.IsType<YamlUnreadable>(flags.Entries[29].Value);
    }

    [Theory]
    [InlineData("a: &a [*a]")]
    [InlineData("a: &a { b: { c: *a } }")]
    [InlineData("&a x: &b\n  - *b\n")]
    public void An_alias_within_its_own_anchor_is_TF2012(string text) =>
        Assert.Equal("TF2012", Assert.Single(ReadQuickly(text).Diagnostics).Id);

    [Fact]
    public void Aliases_may_not_nest_deeper_than_text_may()
    {
        string text = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 40).Select(level => $"a{level}: &a{level} [*a{level - 1}]\n"));

        FlagsFile file = ReadQuickly(text);

        Assert.All(file.Diagnostics, diagnostic => Assert.Equal("TF2012", diagnostic.Id));
        Assert.Equal(32, Assert.Single(file.Diagnostics).Line);
    }

    [Fact]
    public void An_alias_without_an_anchor_is_TF2001()
    {
        FlagsFile file = ReadQuickly("flags:\n  a: { owner: *team }\n  b: 1\n");

        Assert.Equal("flags.yaml(2,15): error TF2001", file.Diagnostics.Single().ToString()[..30]);
        Assert.Equal("{flags:{a:<unreadable>,b:1,},}", TreeText.Of(file.Root));
    }

    [Fact]
    public void Mistakes_beyond_a_thousand_are_not_listed()
    {
        FlagsFile file = ReadQuickly("flags:\n" + string.Concat(Enumerable.Repeat("  a: 1\n", 100_000)));

        Assert.Equal(1001, file.Diagnostics.Length);
        Assert.Equal("TF2012", file.Diagnostics[^1].Id);
    }

    [Fact]
    public void A_large_file_of_broken_flags_is_given_up_early()
    {
        FlagsFile file = ReadQuickly("flags:\n" + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"  f{number}: [1\n")));

        Assert.Equal(101, file.Diagnostics.Length);
        Assert.True(file.IsTruncated);
    }

    [Theory]
    [InlineData("a: [", "1, ", "]")]
    [InlineData("a: {", "?, ", "}")]
    [InlineData("a: '", "''", "'")]
    [InlineData("a: ", "x ", "")]
    [InlineData("", "\n\n", "a: 1")]
    [InlineData("a: |\n", "  x\n", "")]
    [InlineData("a: ", "*", "")]
    [InlineData("a: ", "&", "")]
    [InlineData("a: ", "!", "")]
    [InlineData("", "a: 1\n- b\n", "")]
    [InlineData("a: \"", "\\\n", "\"")]
    [InlineData("flags:\n", "  - a\n", "")]
    [InlineData("flags:\n", "  a: *x\n", "  b: [\n")]
    [InlineData("flags:\n", "  a: &x *x\n", "  b: [\n")]
    [InlineData("flags:\n", "  a: &x 1\n   b: *x\n", "  b: [\n")]
    [InlineData("flags:\n", "  a: { k: 1, k: 2 }\n", "  b: [\n")]
    [InlineData("flags:\n", "  a:\n    b:\n   c:\n", "  b: [\n")]
    [InlineData("flags:\n  b: [\n", "&", "")]
    [InlineData("flags:\n  b: [\n", "\n \n", "")]
    [InlineData("flags:\n  b: [\n", "\t", "")]
    [InlineData("flags:\n  a: \"", "\\u00e9\n", "")]
    public void A_million_characters_of_anything_end_soon(string before, string repeated, string after)
    {
        int count = ((1024 * 1024) - before.Length - after.Length) / repeated.Length;

        ReadQuickly(before + string.Concat(Enumerable.Repeat(repeated, count)) + after);
    }

    private static string Nested(int depth, string open, string close) =>
        "flags:\n  " + string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));

    private static string Shared(int listed, int used) =>
        $"x: &x [{string.Join(", ", Enumerable.Range(0, listed))}]\nflags:\n" + string.Concat(Enumerable.Range(0, used).Select(number => $"  f{number}: *x\n"));

    private static FlagsFile ReadQuickly(string text)
    {
        long start = Stopwatch.GetTimestamp();
        FlagsFile file = FlagsFile.Parse("flags.yaml", text);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, NoHang);
        return file;
    }
}
