namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2007 and TF2008.</summary>
public class ReferenceTests : BindingTest
{
    [Fact]
    public void Segments_that_double_each_other_are_TF2012_once()
    {
        IEnumerable<string> segments = Enumerable.Range(1, 45)
            .Select(index => $"{(index == 13 ? "«s13»" : $"s{index}")}: {{ any: [ {{ segment: s{index - 1} }}, {{ not: {{ segment: s{index - 1} }} }} ] }}");

        _ = AssertFile($"segments: {{ s0: {{ staff: true }}, {string.Join(", ", segments)} }}\nflags: {{ f: {{ default: false }} }}", "TF2012", "more than 10000 comparisons");
    }

    [Fact]
    public void Segments_in_a_chain_that_the_runtime_can_not_go_down_are_TF2012_once()
    {
        IEnumerable<string> segments = Enumerable.Range(1, 1_000).Select(index => $"  {(index == 200 ? "«s200»" : $"s{index}")}: {{ segment: s{index - 1} }}\n");

        _ = AssertFile($"segments:\n  s0: {{ staff: true }}\n{string.Concat(segments)}flags: {{ f: {{ default: false }} }}", "TF2012", "deeper than 200 levels");
    }

    [Theory]
    [InlineData("requires: [«othr»]", "There is no flag 'othr'. Did you mean 'other'?", "other")]
    [InlineData("requires: { «othr»: true }", "There is no flag 'othr'.", "other")]
    [InlineData("replaced_by: «Other»", "Did you mean 'other'?", "other")]
    [InlineData("rules: [ { when: { segment: «adult» }, serve: true } ]", "There is no segment 'adult'. Did you mean 'adults'?", "adults")]
    [InlineData("rules: [ { when: { any: [ { not: { segment: «grown_ups» } } ] }, serve: true } ]", "There is no segment 'grown_ups'.", null)]
    [InlineData("rules: [ { when: { «contry»: DE }, serve: true } ]", "There is no attribute 'contry'. Did you mean 'country'?", "country")]
    [InlineData("rules: [ { when: { «targeting_key»: ada }, serve: true } ]", "Did you mean 'targetingKey'?", "targetingKey")]
    [InlineData("rules: [ { when: { «aall»: [ { plan: pro } ] }, serve: true } ]", "Did you mean 'all'?", "all")]
    [InlineData("bucket_by: «plna»", "There is no attribute 'plna'. Did you mean 'plan'?", "plan")]
    [InlineData("rules: [ { when: {}, rollout: 5, bucket_by: «tennant» } ]", "Did you mean 'tenant'?", "tenant")]
    public void What_is_not_there_is_TF2007(string body, string message, string? suggestion) =>
        Assert.Equal(suggestion, AssertFlag(body, "TF2007", message).Suggestion);

    [Theory]
    [InlineData("flags: { a: { requires: [b] }, b: { requires: [«a»] } }", "Flags can't require each other in a circle: a → b → a.")]
    [InlineData("flags: { a: { requires: [«a»] } }", "a → a")]
    [InlineData("flags: { z: {}, a: { requires: [z, b] }, b: { requires: { c: true } }, c: { requires: [«a»] } }", "a → b → c → a")]
    [InlineData("segments: { a: { segment: b }, b: { not: { segment: «a» } } }", "Segments can't use each other in a circle: a → b → a.")]
    [InlineData("segments: { a: { any: [ { segment: «a» } ] } }", "a → a")]
    [InlineData("flags: { a: { replaced_by: b }, b: { replaced_by: «a» } }", "Flags can't replace each other in a circle: a → b → a.")]
    [InlineData("flags: { a: { replaced_by: «a» } }", "a → a")]
    public void A_circle_is_one_TF2008(string file, string message) => _ = AssertFile(file, "TF2008", message);

    [Fact]
    public void Two_circles_are_two()
    {
        FlagSetBinding binding = Bind("flags: { a: { requires: [b] }, b: { requires: [a] }, c: { requires: [d] }, d: { requires: [c] } }");
        Assert.Equal(["TF2008", "TF2008"], binding.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("flags: { a: { requires: [b, c] }, b: { requires: [d] }, c: { requires: [d] }, d: {} }")]
    [InlineData("flags: { a: { requires: [b], replaced_by: b }, b: { replaced_by: c }, c: { requires: [a] } }")]
    [InlineData("segments: { a: { segment: b }, c: { segment: b }, b: {} }")]
    public void Paths_that_meet_are_no_circle(string file) => _ = BindSound(file);

    [Fact]
    public void Whoever_stands_in_a_circle_loses_its_prerequisites()
    {
        FlagSetBinding binding = Bind("flags: { a: { requires: [b] }, b: { requires: [a] }, c: { requires: [a], rollout: 5 } }");
        Assert.Equal(
            [FlagState.Empty, FlagState.Empty], binding.Definition.Flags.Where(flag => flag.Key != "c").Select(flag => flag.State));
        Assert.Equal(5000, binding.Definition.Flags[2].State.Outcome.Rollout);
    }

    [Fact]
    public void Segments_in_a_circle_and_what_uses_them_leave_the_model_without_another_word()
    {
        FlagSetBinding binding = Bind(
            """
            segments: { a: { segment: b }, b: { segment: a }, c: { segment: a }, d: {} }
            flags: { x: { rules: [ { when: { segment: c }, serve: true } ] }, y: { rules: [ { when: { segment: d }, serve: true } ] } }
            """);
        Assert.Equal("TF2008", Assert.Single(binding.Diagnostics).Id);
        Assert.Equal("d", Assert.Single(binding.Definition.Segments).Name);
        Assert.Equal([0, 1], binding.Definition.Flags.Select(flag => flag.State.Rules.Count));
    }

    [Fact]
    public void A_chain_of_all_the_flags_there_can_be_is_no_circle()
    {
        string chain = string.Concat(Enumerable.Range(0, 19_999).Select(index => $"  a{index}: {{ requires: [a{index + 1}] }}\n"));
        Assert.Equal(20_000, BindSound("flags:\n" + chain + "  a19999: {}\n").Flags.Count);
    }

    [Fact]
    public void A_circle_of_all_the_flags_there_can_be_has_a_short_message()
    {
        string chain = string.Concat(Enumerable.Range(0, 20_000).Select(index => $"  a{index}: {{ requires: [a{(index + 1) % 20_000}] }}\n"));
        FlagsDiagnostic diagnostic = Assert.Single(Bind("flags:\n" + chain).Diagnostics);
        Assert.Equal(("TF2008", 20_001), (diagnostic.Id, diagnostic.Line));
        Assert.InRange(diagnostic.Message.Length, 20, 250);
    }

    [Fact]
    public void Everything_requiring_everything_does_not_take_forever()
    {
        string keys = string.Join(", ", Enumerable.Range(0, 300).Select(index => "a" + index));
        string flags = string.Concat(Enumerable.Range(0, 300).Select(index => $"  a{index}: {{ requires: [{keys}] }}\n"));
        FlagSetBinding binding = Bind("flags:\n" + flags);
        Assert.Equal(100, binding.Diagnostics.Length);
        Assert.All(binding.Definition.Flags, flag => Assert.Equal(FlagState.Empty, flag.State));
    }

    [Fact]
    public void Near_names_end_when_looking_for_them_would_take_too_long()
    {
        string flags = string.Concat(Enumerable.Range(0, 10_000).Select(index => $"  flag_number_{index}: {{ requires: [flg_number_{index}] }}\n"));
        FlagSetBinding binding = Bind("flags:\n" + flags);
        Assert.All(binding.Diagnostics, diagnostic => Assert.Equal("TF2007", diagnostic.Id));
        Assert.NotNull(binding.Diagnostics[0].Suggestion);
        Assert.Null(binding.Diagnostics[9_999].Suggestion);
    }
}
