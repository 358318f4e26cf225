using TypedFlags.Definitions.Tests.Binding;

namespace TypedFlags.Definitions.Tests.Suppressions;

/// <summary><c># typedflags:disable TF2005</c>: which warnings are gone, and which stay. Each key with a capital is a TF2005.</summary>
public class SuppressionTests : BindingTest
{
    [Fact]
    public void At_the_end_of_a_line_it_holds_for_that_line() => AssertWarnings(
        """
        flags:
          A: {}
          B: {} # typedflags:disable TF2005
          C: {}
        """,
        "A",
        "C");

    [Fact]
    public void On_a_line_of_its_own_it_holds_for_the_rest_of_the_file() => AssertWarnings(
        """
        flags:
          A: {}
          # typedflags:disable TF2005
          B: {}
          C: {}
        """,
        "A");

    [Fact]
    public void Until_it_is_restored() => AssertWarnings(
        """
        # typedflags:disable TF2005
        flags:
          A: {}
          # typedflags:restore TF2005
          B: {}
          # typedflags:disable TF2005
          C: {}
        """,
        "B");

    [Fact]
    public void At_the_end_of_a_line_it_can_be_restored_for_that_line() => AssertWarnings(
        """
        # typedflags:disable TF2005
        flags:
          A: {}
          B: {} # typedflags:restore TF2005
          C: {}
        """,
        "B");

    [Fact]
    public void Restored_without_an_id_is_everything() => AssertWarnings(
        """
        # typedflags:disable TF2005
        # typedflags:disable TF2009
        flags:
          A: {}
          # typedflags:restore
          B: {}
        """,
        "B");

    [Fact]
    public void Another_rule_is_not_meant() => AssertWarnings(
        """
        flags:
          A: {} # typedflags:disable TF2009
        """,
        "A");

    [Fact]
    public void It_speaks_of_its_own_file() => Assert.Equal(
        "other.flags.yaml",
        Assert.Single(BindFiles(
            ("flags.yaml", "# typedflags:disable TF2005\nflags: { A: {} }"),
            ("other.flags.yaml", "flags: { B: {} }")).Diagnostics).Path);

    [Theory]
    [InlineData("# typedflags:disable TF2005")]
    [InlineData("#typedflags:disable TF2005")]
    [InlineData("#\ttypedflags:disable\tTF2005")]
    [InlineData("# typedflags: disable TF2005")]
    [InlineData("# TypedFlags:Disable tf2005")]
    [InlineData("# typedflags:disable TF2011, TF2005")]
    [InlineData("# typedflags:disable TF2011,TF2005")]
    [InlineData("# typedflags:disable TF2011 TF2005")]
    [InlineData("# typedflags:disable TF2005 as the old service has it")]
    [InlineData("# typedflags:disable TF2005, because of TF2004 # and more")]
    [InlineData("# typedflags:disable TF2005: the old service has it")]
    [InlineData("# typedflags:disable TF2011;TF2005")]
    public void It_may_be_written(string comment) => AssertWarnings($"flags:\n  A: {{}} {comment}\n");

    [Theory]
    [InlineData("# typedflags:disable")]
    [InlineData("# typedflags:disable all")]
    [InlineData("# typedflags:disable TF205")]
    [InlineData("# typedflags:disable TF20055")]
    [InlineData("# typedflags:disable because TF2005 is wrong")]
    [InlineData("# typedflags:disable TF2005-like keys")]
    [InlineData("# typedflags:disabled TF2005")]
    [InlineData("# typedflags:enable TF2005")]
    [InlineData("# typedflags.disable TF2005")]
    [InlineData("# write # typedflags:disable TF2005 to switch it off")]
    [InlineData("# see typedflags:disable TF2005")]
    public void It_is_none_written(string comment) => AssertWarnings($"flags:\n  A: {{}} {comment}\n", "A");

    [Theory]
    [InlineData("A: { description: '# typedflags:disable TF2005' }")]
    [InlineData("A: { description: \"no # typedflags:disable TF2005\" }")]
    [InlineData("A: { metadata: { ' # typedflags:disable TF2005': 1 } }")]
    [InlineData("A: { description: a#typedflags:disable TF2005 }")]
    public void In_quotes_it_is_text(string flag) => AssertWarnings($"flags:\n  {flag}\n", "A");

    [Fact]
    public void Between_a_key_and_its_value_it_is_a_comment() =>
        AssertWarnings("flags:\n  A: { description: # typedflags:disable TF2005\n    Text. }\n");

    [Fact]
    public void Behind_quotes_it_is_a_comment() =>
        AssertWarnings("flags:\n  A: { description: 'nr. # 5' } # typedflags:disable TF2005\n");

    [Fact]
    public void In_a_block_of_text_it_is_text() => AssertWarnings(
        """
        flags:
          first:
            description: |
              # typedflags:disable TF2005
              Text.
          A: {}
        """,
        "A");

    [Fact]
    public void In_quotes_over_several_lines_it_is_text() => AssertWarnings(
        """
        flags:
          first:
            description: "Text
              # typedflags:disable TF2005
              and more."
          A: {}
        """,
        "A");

    [Theory]
    [InlineData("|")]
    [InlineData(">-")]
    public void Below_a_block_of_text_it_is_a_comment(string sign) => AssertWarnings(
        $"""
        flags:
          first:
            description: {sign}
              Text.
            # typedflags:disable TF2005
          A: {"{}"}
        """);

    [Fact]
    public void Beside_the_sign_of_a_block_of_text_it_is_a_comment() => AssertWarnings(
        """
        context: { country: string }
        flags:
          first: { rules: [ { when: { country: DE }, serve: true } ] }
          A:
            description: | # typedflags:disable TF2009
              Text.
            # typedflags:disable TF2005
        """,
        "A");

    [Fact]
    public void A_text_that_an_alias_repeats_is_text_once() => AssertWarnings(
        """
        flags:
          first: { description: &text '# typedflags:disable TF2005' }
          A: { description: *text }
          B: { description: *text } # typedflags:disable TF2005
        """,
        "A");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_end_where_the_compiler_ends_them(string lineBreak) =>
        AssertWarnings(string.Join(lineBreak, "flags:", "  A: {} # typedflags:disable TF2005", "  B: {}", "  # typedflags:disable TF2005", "  C: {}"), "B");

    [Fact]
    public void An_error_stays() => Assert.Equal(
        "TF2002",
        Assert.Single(Bind("# typedflags:disable TF2002, TF2005\nflags:\n  A: { rolout: 5 } # typedflags:disable TF2002\n").Diagnostics).Id);

    [Fact]
    public void A_file_with_a_syntax_error_keeps_its_comments() => Assert.Equal(
        ["TF2001"],
        Bind("# typedflags:disable TF2005\nflags:\n  A: {}\n  b: { default: [ }\n  C: {}\n").Diagnostics.Select(diagnostic => diagnostic.Id));

    [Fact]
    public void Warnings_that_are_off_do_not_count_towards_the_limit() => Assert.Empty(
        Bind("# typedflags:disable TF2005\nflags:\n" + string.Concat(Enumerable.Range(0, 12_000).Select(number => $"  A{number}: {{}}\n"))).Diagnostics);

    [Fact]
    public void The_rule_for_unused_flags_can_be_asked_for()
    {
        FlagsFileSuppressions suppressions = FlagsFile.Parse("flags.yaml", "flags:\n  a: {} # typedflags:disable TF1005\n  b: {}\n").Suppressions;

        Assert.Equal([false, true, false], new[] { 1, 2, 3 }.Select(line => suppressions.IsSuppressed("TF1005", line)));
    }

    [Theory]
    [InlineData("# typedflags:disable", 1, "names no rule")]
    [InlineData("# typedflags:disable TF2005 TF205", 29, "no rule TF205")]
    [InlineData("# typedflags:disable TF2004", 22, "TF2004 is an error")]
    [InlineData("# typedflags:disable TF1003", 22, "TF1003 is reported in C#")]
    [InlineData("# typedflags:enable TF2005", 1, "'typedflags:disable' or 'typedflags:restore'")]
    public void A_comment_without_effect_is_worth_a_note(string comment, int column, string message)
    {
        FlagsFileNote note = Assert.Single(FlagsFile.Parse("flags.yaml", comment).Suppressions.Notes);

        Assert.Equal((1, column), (note.Line, note.Column));
        Assert.Contains(message, note.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# typedflags:disable TF2005")]
    [InlineData("# typedflags:restore")]
    [InlineData("# typedflags: our flags")]
    [InlineData("# https://github.com/typedflags:8080")]
    public void Other_comments_are_not(string comment) => Assert.Empty(FlagsFile.Parse("flags.yaml", comment).Suppressions.Notes);

    [Theory]
    [InlineData("# typedflags:disable TF2005\n")]
    [InlineData(" # typedflags:disable")]
    [InlineData("typedflags: ")]
    [InlineData(" #")]
    public async Task Many_comments_take_no_long_time(string piece)
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", "flags: { A: {} }\n#" + string.Concat(Enumerable.Repeat(piece, 3_000_000 / piece.Length)));

        await Task.Run(() => file.Suppressions.IsSuppressed("TF2005", 1)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.InRange(file.Suppressions.Notes.Length, 0, 20);
    }

    private static void AssertWarnings(string yaml, params string[] keys)
    {
        FlagSetBinding binding = Bind(yaml);
        Assert.All(binding.Diagnostics, diagnostic => Assert.Equal("TF2005", diagnostic.Id));
        Assert.Equal(keys, binding.Diagnostics.Select(diagnostic => yaml.Substring(diagnostic.Range.Start, diagnostic.Range.Length)));
    }
}
