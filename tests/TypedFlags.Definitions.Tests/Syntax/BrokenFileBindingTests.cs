namespace TypedFlags.Definitions.Tests.Syntax;

/// <summary>What a syntax error does to the rest of a project: nothing.</summary>
public class BrokenFileBindingTests
{
    private const string Policy = "policy: { naming: snake_case, require: [owner] }\n";

    [Theory]
    [InlineData("  f200:\n    owner: x\n    type string\n    default: a\n")]
    [InlineData("  f200\n    owner: x\n    default: true\n")]
    [InlineData("  f200: { owner: x, default: true\n")]
    [InlineData("  f200:\n    owner: \"x\n    default: true\n")]
    [InlineData("  f200:\n\towner: x\n")]
    [InlineData("  f200: { owner: *nobody, default: true }\n")]
    public void One_typo_in_400_flags_is_one_diagnostic_and_399_flags_even_where_others_refer_to_the_broken_one(string broken)
    {
        string text = Policy + "flags:\n"
            + string.Concat(Enumerable.Range(0, 400).Select(number => number == 200 ? broken : $"  f{number}:\n    owner: x\n    default: true\n"))
                .Replace("  f7:\n", "  f7:\n    requires: [f200]\n    public: true\n", StringComparison.Ordinal)
                .Replace("  f8:\n", "  f8:\n    requires: { f200: full }\n", StringComparison.Ordinal)
                .Replace("  f9:\n", "  f9:\n    deprecated: true\n    replaced_by: f200\n", StringComparison.Ordinal);

        FlagSetBinding binding = Bind(text);

        Assert.Single(binding.Diagnostics);
        Assert.Equal(399, binding.Definition.Flags.Count);
        Assert.DoesNotContain(binding.Definition.Flags, flag => flag.Key == "f200");
    }

    [Fact]
    public void A_flag_with_wrong_indentation_is_one_diagnostic_and_no_flag_less()
    {
        FlagSetBinding binding = Bind("flags:\n  a: { default: true }\n   b: { default: true }\n  c: { requires: [b] }\n");

        Assert.Single(binding.Diagnostics);
        Assert.Equal(["a", "b", "c"], binding.Definition.Flags.Select(flag => flag.Key));
    }

    [Fact]
    public void An_unreadable_attribute_or_segment_may_be_used()
    {
        FlagSetBinding binding = Bind(
            "context:\n  plan: { type: [string }\nsegments:\n  eu: { plan: [ }\nflags:\n"
            + "  a: { rules: [ { when: { plan: pro }, serve: true }, { when: { segment: eu }, serve: true } ] }\n");

        Assert.Equal(["TF2001", "TF2001"], binding.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal("a", Assert.Single(binding.Definition.Flags).Key);
    }

    [Theory]
    [InlineData("context: { plan: string\nflags:\n  a: { rules: [ { when: { plan: pro }, serve: true } ], bucket_by: plan }\n")]
    [InlineData("segments: [\nflags:\n  a: { rules: [ { when: { segment: eu }, serve: true } ] }\n")]
    [InlineData("{ \"flags\": { \"a\": { \"requires\": [\"b\"] }, \"x\" { }, \"b\": {} } }")]
    public void Names_that_may_stand_in_what_is_unreadable_are_not_called_unknown(string text)
    {
        FlagSetBinding binding = Bind(text);

        Assert.Equal("TF2001", Assert.Single(binding.Diagnostics).Id);
        Assert.Contains(binding.Definition.Flags, flag => flag.Key == "a");
    }

    [Fact]
    public void A_broken_file_does_not_make_the_names_of_another_unknown()
    {
        FlagsFile broken = FlagsFile.Parse("b.flags.yaml", "{ \"flags\": { \"x\" { }, \"b\": {} } }");
        FlagsFile sound = FlagsFile.Parse("flags.yaml", "flags:\n  a: { requires: [b] }\n");

        Assert.Equal("b.flags.yaml", Assert.Single(FlagSetBinder.Bind([broken, sound], default).Diagnostics).Path);
    }

    private static FlagSetBinding Bind(string text) =>
        FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", text)], new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc));
}
