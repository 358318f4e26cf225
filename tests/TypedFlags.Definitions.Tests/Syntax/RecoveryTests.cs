using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Tests.Syntax;

/// <summary>One typo in a file of 400 flags: one diagnostic, at the typo, and the other 399 stand.</summary>
public class RecoveryTests
{
    private const int Count = 400;
    private const string Sound =
        """
          flag_200:
            description: The flag that gets the typo.
            type: string
            tags: [one, two]
            variants: { a: "x", b: "y" }
            rules:
              - when: { plan: pro }
                serve: a
            default: a

        """;

    [Theory]
    [InlineData("  flag_200:", "  flag_200", 1, 3, "':' is missing")]
    [InlineData("    type: string", "    type string", 3, 5, "':' is missing")]
    [InlineData("    default: a\n", "    default a\n", 9, 5, "':' is missing")]
    [InlineData("The flag that gets", "Note: the flag that gets", 2, 22, "Quote the text")]
    [InlineData("description: The", "description: \"The", 2, 18, "quote that starts here is not closed")]
    [InlineData("description: The", "description: 'The", 2, 18, "quote that starts here is not closed")]
    [InlineData("\"x\"", "\"x", 5, 28, "'}'")]
    [InlineData("two]", "two", 4, 11, "'[' that stands here is not closed")]
    [InlineData("one, two]", "one, two}", 4, 20, "']' is missing")]
    [InlineData("b: \"y\" }", "b: \"y\"", 5, 15, "'{' that stands here is not closed")]
    [InlineData("a: \"x\", b", "a: \"x\" b", 5, 24, "',' or '}' is missing")]
    [InlineData("    type", "\ttype", 3, 1, "tab")]
    [InlineData("    type", "    \ttype", 3, 5, "tab")]
    [InlineData("    description", "\tdescription", 2, 1, "tab")]
    [InlineData("    type: string", "      type: string", 3, 11, "indentation")]
    [InlineData("    type: string", "   type: string", 3, 4, "indent")]
    [InlineData("        serve", "       serve", 8, 8, "indentation")]
    [InlineData("The flag that", "@team that", 2, 18, "Quote the text")]
    [InlineData("The flag that", "%flag that", 2, 18, "Quote the text")]
    [InlineData("The flag that", "\"C:\\users\" that", 2, 21, "escape")]
    [InlineData("The flag that", "*flag that", 2, 18, "alias")]
    [InlineData("The flag that", "!a!flag that", 2, 18, "tag")]
    [InlineData("The flag that gets the typo.", "- one", 2, 18, "list")]
    [InlineData("type: string", "type: \u0007string", 3, 11, "U+0007")]
    [InlineData("  flag_200:", "   flag_200:", 1, 4, "3 spaces")]
    [InlineData("  flag_200:", " flag_200:", 1, 2, "1 space")]
    [InlineData("  flag_200:", "flag_200:", 1, 1, "no space")]
    public void One_typo_is_one_diagnostic_and_the_other_flags_stand(string from, string to, int line, int column, string says)
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", FileWith(Sound.Replace(from, to, StringComparison.Ordinal)));

        FlagsDiagnostic diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal("TF2001", diagnostic.Id);
        Assert.Contains(says, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal((FirstLine + line - 1, column), (diagnostic.Line, diagnostic.Column));
        Assert.Equal(
            Enumerable.Range(0, Count).Where(number => number != 200).Select(number => $"flag_{number}"),
            FlagsOf(file).Where(flag => flag.Value is YamlMapping && flag.Key.Text != "flag_200").Select(flag => flag.Key.Text));
        Assert.Contains(FlagsOf(file), flag => flag.Key.Text == "flag_200");
        Assert.False(file.IsTruncated);
    }

    [Fact]
    public void A_flag_that_is_indented_wrongly_is_read_all_the_same()
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", FileWith(Sound.Replace("  flag_200", "   flag_200", StringComparison.Ordinal)));

        Assert.IsType<YamlMapping>(FlagsOf(file).Single(flag => flag.Key.Text == "flag_200").Value);
    }

    [Theory]
    [InlineData("  flag_0:", "   flag_0:")]
    [InlineData("  flag_0:", " flag_0:")]
    [InlineData("\nflags:", "\n flags:")]
    [InlineData("  flag_0:\n    default: true\n    owner: shop\n", "   flag_0: { default: true, owner: shop }\n")]
    [InlineData("  flag_0:\n    default: true\n    owner: shop\n", " flag_0: { default: true, owner: shop }\n")]
    public void A_space_too_many_or_too_few_where_the_flags_begin_is_one_diagnostic_and_no_flag_less(string from, string to)
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", FileWith(Sound).Replace(from, to, StringComparison.Ordinal));

        Assert.Contains("This line is indented by", Assert.Single(file.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal(Count, FlagsOf(file).Count(flag => flag.Value is YamlMapping));
    }

    [Fact]
    public void The_properties_of_a_flag_whose_key_is_gone_are_one_diagnostic()
    {
        const string Orphans = "  #flag_200:\n    name: x\n    metadata: { ticket: PAY-17 }\n    tenants:\n      acme: { enabled: true }\n    default: true\n";

        FlagsFile file = FlagsFile.Parse(
            "flags.yaml", FileWith(Orphans).Replace("  flag_199:\n    default: true\n    owner: shop\n", "  flag_199: {}\n", StringComparison.Ordinal));

        Assert.Equal(FirstLine - 1, Assert.Single(file.Diagnostics).Line);
        Assert.Equal(Count - 1, FlagsOf(file).Length);
    }

    [Fact]
    public void The_properties_of_the_first_flag_without_its_key_are_one_diagnostic()
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", FileWith(Sound).Replace("  flag_0:", "  #flag_0:", StringComparison.Ordinal));

        Assert.Equal(4, Assert.Single(file.Diagnostics).Line);
        Assert.Equal(Count - 1, FlagsOf(file).Length);
    }

    [Theory]
    [InlineData("flags:\n  a: {}\n\t\n  b: {}\n", 3, 1)]
    [InlineData("flags:\n  a:\n    enabled: true\n  \t\n  b: {}\n", 4, 3)]
    [InlineData("flags: { a: {}, b: {} }\n\t\n", 2, 1)]
    [InlineData("flags: { a: {}, b: {} }\n\t# note\n", 2, 1)]
    public void A_tab_that_YamlDotNet_does_not_take_on_an_empty_line_is_found_there(string text, int line, int column)
    {
        FlagsDiagnostic diagnostic = Assert.Single(FlagsFile.Parse("flags.yaml", text).Diagnostics);

        Assert.Equal((line, column), (diagnostic.Line, diagnostic.Column));
        Assert.Contains("empty line", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_typos_are_three_diagnostics_in_order()
    {
        string text = FileWith(Sound)
            .Replace("  flag_7:", "  flag_7", StringComparison.Ordinal)
            .Replace("two]", "two", StringComparison.Ordinal)
            .Replace("  flag_333:\n", "  flag_333: \"\n", StringComparison.Ordinal);

        FlagsFile file = FlagsFile.Parse("flags.yaml", text);

        Assert.Equal(3, file.Diagnostics.Length);
        Assert.Equal(file.Diagnostics.OrderBy(diagnostic => diagnostic.Line), file.Diagnostics);
        Assert.Equal(Count, FlagsOf(file).Length);
    }

    [Fact]
    public void A_missing_colon_behind_flags_leaves_every_flag()
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", FileWith(Sound).Replace("flags:\n", "flags\n", StringComparison.Ordinal));

        Assert.Contains("':' is missing", Assert.Single(file.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal(Count, FlagsOf(file).Count(flag => flag.Value is YamlMapping));
    }

    [Fact]
    public void A_typo_in_another_section_leaves_the_rest_of_that_section()
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", "context:\n  plan: string\n  age: [number\n  vip: boolean\nflags:\n  a: {}\n");

        Assert.Single(file.Diagnostics);
        Assert.Equal("{context:{plan:string,age:<unreadable>,vip:boolean,},flags:{a:{},},}", TreeText.Of(file.Root));
    }

    [Fact]
    public void A_typo_in_a_top_level_entry_leaves_the_others()
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", "namespace: \"Shop\nclass: Flags\nflags:\n  a: {}\n");

        Assert.Equal((1, 12), Assert.Single(file.Diagnostics.Select(diagnostic => (diagnostic.Line, diagnostic.Column))));
        Assert.Equal("{namespace:<unreadable>,class:Flags,flags:{a:{},},}", TreeText.Of(file.Root));
    }

    [Fact]
    public void A_duplicate_key_is_found_beside_a_typo()
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", "flags:\n  a: 1\n  b: [\n  a: 2\n");

        Assert.Equal(["TF2001", "TF2003"], file.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void An_alias_to_an_anchor_in_an_unreadable_flag_is_no_second_mistake()
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", "flags:\n  a: { owner: \"y, tags: &t [x] }\n  b: { tags: *t }\n  c: {}\n");

        Assert.Single(file.Diagnostics);
        Assert.Equal("{flags:{a:<unreadable>,b:<unreadable>,c:{},},}", TreeText.Of(file.Root));
    }

    [Fact]
    public void Text_over_several_lines_is_not_taken_for_a_slip_elsewhere()
    {
        FlagsFile file = FlagsFile.Parse(
            "flags.yaml", "flags:\n  a:\n      description: 'one\n    two: three'\n  b: [\n  c: {}\n");

        Assert.Single(file.Diagnostics);
        Assert.Equal("{flags:{a:{description:\"one two: three\",},b:<unreadable>,c:{},},}", TreeText.Of(file.Root));
    }

    [Fact]
    public void Of_broken_JSON_the_flags_before_the_mistake_are_read()
    {
        FlagsFile file = FlagsFile.Parse("flags.json", "{ \"flags\": {\n  \"a\": { \"default\": true },\n  \"b\": { \"default\" true },\n  \"c\": {} } }");

        Assert.Equal(3, Assert.Single(file.Diagnostics).Line);
        Assert.Equal("{\"flags\":{\"a\":{\"default\":true,},\"b\":<unreadable>,},}", TreeText.Of(file.Root));
        Assert.True(file.IsTruncated);
    }

    private static int FirstLine => FileWith("").Split("  flag_199:")[0].Count(character => character == '\n') + 4;

    private static string FileWith(string flag) =>
        "namespace: Shop\nflags:\n"
        + string.Concat(Enumerable.Range(0, Count).Select(number => number == 200 ? flag : $"  flag_{number}:\n    default: true\n    owner: shop\n"));

    private static System.Collections.Immutable.ImmutableArray<YamlEntry> FlagsOf(FlagsFile file) =>
        ((YamlMapping)file.Root!.Entries.Single(entry => entry.Key.Text == "flags").Value).Entries;
}
