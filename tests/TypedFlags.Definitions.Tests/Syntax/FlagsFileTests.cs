using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Tests.Syntax;

public class FlagsFileTests
{
    [Fact]
    public void A_file_is_read_into_mappings_sequences_and_scalars()
    {
        FlagsFile file = Read("flags:\n  a:\n    tags: [x, 'y']\n    rules:\n      - when: { plan: pro }\n        serve: true\n");

        Assert.Equal("{flags:{a:{tags:[x,\"y\",],rules:[{when:{plan:pro,},serve:true,},],},},}", TreeText.Of(file.Root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment")]
    [InlineData("~")]
    [InlineData("---\n")]
    [InlineData("\ufeff")]
    public void An_empty_file_has_no_root_and_no_diagnostic(string text)
    {
        FlagsFile file = Read(text);

        Assert.Null(file.Root);
        Assert.Empty(file.Diagnostics);
    }

    [Theory]
    [InlineData("{\"flags\":{\"a\":{\"default\":true}}}")]
    [InlineData("{\n\t\"flags\": {\n\t\t\"a\": {\"default\": true}\n\t}\n}")]
    public void JSON_is_accepted(string text)
    {
        FlagsFile file = Read(text);

        Assert.Empty(file.Diagnostics);
        Assert.Equal("{\"flags\":{\"a\":{\"default\":true,},},}", TreeText.Of(file.Root));
    }

    [Fact]
    public void The_escapes_of_JSON_are_understood() =>
        Assert.Equal("{\"a\":\"é/\U0001F600\t\",}", TreeText.Of(Read("{\"a\": \"\\u00e9\\/\\ud83d\\ude00\\t\"}").Root));

    [Theory]
    [InlineData("- a\n- b")]
    [InlineData("just text")]
    [InlineData("\"\"")]
    [InlineData("42")]
    public void A_root_that_is_no_mapping_is_TF2004(string text)
    {
        FlagsFile file = Read(text);

        Assert.Equal("TF2004", Assert.Single(file.Diagnostics).Id);
        Assert.Null(file.Root);
    }

    [Fact]
    public void Two_documents_in_a_file_are_TF2001_at_the_second_and_the_first_is_read()
    {
        FlagsFile file = Read("---\nflags:\n  a: {}\n---\nflags:\n  b: {}\n");

        Assert.Equal("flags.yaml(4,1): error TF2001: " + file.Diagnostics[0].Message, Assert.Single(file.Diagnostics).ToString());
        Assert.Equal("{flags:{a:{},},}", TreeText.Of(file.Root));
    }

    [Fact]
    public void A_key_that_stands_twice_is_TF2003_at_the_second_and_the_first_counts()
    {
        FlagsFile file = Read("flags:\n  a: 1\n  b: 2\n  \"a\": 3\n");

        Assert.Equal(
            "flags.yaml(4,3): error TF2003: The key 'a' stands twice in this mapping; the first is on line 2. Remove or rename one.",
            Assert.Single(file.Diagnostics).ToString());
        Assert.Equal("{flags:{a:1,b:2,},}", TreeText.Of(file.Root));
    }

    [Fact]
    public void A_key_may_stand_once_in_each_of_two_mappings() =>
        Assert.Empty(Read("flags:\n  a: { x: 1 }\n  b: { x: 1 }\n").Diagnostics);

    [Fact]
    public void A_duplicate_is_found_in_a_mapping_of_any_size()
    {
        string keys = string.Concat(Enumerable.Range(0, 100).Select(number => $"  k{number}: 1\n"));

        Assert.Equal("TF2003", Assert.Single(Read("flags:\n" + keys + "  k57: 2\n").Diagnostics).Id);
    }

    [Theory]
    [InlineData("flags:\n  ? [a, b]\n  : 1\n  c: 2\n")]
    [InlineData("flags: { [a, b]: 1, c: 2 }")]
    [InlineData("flags:\n  { a: b }: 1\n  c: 2\n")]
    public void A_key_that_is_no_scalar_is_TF2004_and_its_entry_is_left_out(string text)
    {
        FlagsFile file = Read(text);

        Assert.Equal("TF2004", Assert.Single(file.Diagnostics).Id);
        Assert.Equal("{flags:{c:2,},}", TreeText.Of(file.Root));
    }

    [Theory]
    [InlineData("a: !!str 5", "!!str", "{a:\"5\",}")]
    [InlineData("a: !!binary aGVsbG8=", "!!binary", "{a:aGVsbG8=,}")]
    [InlineData("a: !<tag:yaml.org,2002:int> 5", "!<tag:yaml.org", "{a:5,}")]
    [InlineData("a: !Process { x: 1 }", "!Process", "{a:{x:1,},}")]
    [InlineData("a: &anchor !x [1]", "!x", "{a:[1,],}")]
    public void A_tag_is_TF2004_and_creates_nothing(string text, string tag, string tree)
    {
        FlagsFile file = Read(text);

        FlagsDiagnostic diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal("TF2004", diagnostic.Id);
        Assert.Equal(tag, text.Substring(diagnostic.Range.Start, tag.Length));
        Assert.Equal(tree, TreeText.Of(file.Root));
    }

    [Fact]
    public void A_merge_key_is_a_key_like_any_other() =>
        Assert.Equal("{x:{a:1,},y:{<<:{a:1,},},}", TreeText.Of(Read("x: &x { a: 1 }\ny: { <<: *x }\n").Root));

    [Fact]
    public void A_date_as_a_key_is_text()
    {
        FlagsFile file = Read("flags:\n  2026-12-31: { default: true }\n");

        Assert.Empty(file.Diagnostics);
        YamlScalar key = ((YamlMapping)file.Root!.Entries[0].Value).Entries[0].Key;
        Assert.Equal(("2026-12-31", YamlScalarKind.String), (key.Text, key.Kind));
    }

    [Fact]
    public void Cancellation_is_the_one_thing_that_is_thrown()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => FlagsFile.Parse("flags.yaml", "a: 1", null, source.Token));
    }

    private static FlagsFile Read(string text) => FlagsFile.Parse("flags.yaml", text);
}
