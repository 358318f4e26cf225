namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2012 for what only all files together can exceed; a file's own limits are the syntax layer's.</summary>
public class LimitTests : BindingTest
{
    [Theory]
    [InlineData(20_001, 20_002)]
    [InlineData(20_500, 20_002)]
    public void The_flag_that_is_too_many_is_TF2012(int count, int line)
    {
        FlagSetBinding binding = Bind(Flags("a", count));
        FlagsDiagnostic diagnostic = Assert.Single(binding.Diagnostics);
        Assert.Equal(("TF2012", line, 3), (diagnostic.Id, diagnostic.Line, diagnostic.Column));
        Assert.Equal(20_000, binding.Definition.Flags.Count);
        Assert.StartsWith("A project can have 20000 flags", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_counts_over_all_files()
    {
        FlagSetBinding binding = BindFiles(("flags.yaml", Flags("a", 15_000)), ("b.flags.yaml", Flags("b", 5_001)), ("c.flags.yaml", Flags("c", 5)));
        FlagsDiagnostic diagnostic = Assert.Single(binding.Diagnostics);
        Assert.Equal(("TF2012", "b.flags.yaml", 5_002), (diagnostic.Id, diagnostic.Path, diagnostic.Line));
    }

    [Fact]
    public void As_many_as_there_can_be_are_sound() => Assert.Equal(20_000, BindSound(Flags("a", 20_000)).Flags.Count);

    [Fact]
    public void Flags_past_the_limit_are_not_called_unknown()
    {
        FlagSetBinding binding = Bind(Flags("a", 20_000).Replace("  a0: {}", "  a0: { requires: [late] }", StringComparison.Ordinal) + "  late: {}\n");
        Assert.Equal("TF2012", Assert.Single(binding.Diagnostics).Id);
    }

    [Fact]
    public void Of_a_hundred_thousand_mistakes_the_first_ten_thousand_are_listed()
    {
        string items = string.Concat(Enumerable.Repeat("1, ", 100_000));
        FlagSetBinding binding = Bind($"flags: {{ a: {{ tags: [{items} x] }} }}");
        Assert.Equal(10_001, binding.Diagnostics.Length);
        Assert.Contains(binding.Diagnostics, diagnostic => diagnostic.Id == "TF2012");
    }

    private static string Flags(string prefix, int count) =>
        "flags:\n" + string.Concat(Enumerable.Range(0, count).Select(index => $"  {prefix}{index}: {{}}\n"));
}
