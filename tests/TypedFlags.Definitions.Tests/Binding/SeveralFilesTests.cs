namespace TypedFlags.Definitions.Tests.Binding;

public class SeveralFilesTests : BindingTest
{
    [Fact]
    public void Merge_so_that_one_file_uses_what_another_declares()
    {
        FlagSetBinding binding = BindFiles(
            ("search.flags.yaml", "flags:\n  new_search: { requires: [base], rules: [ { when: { segment: pros }, serve: true } ] }"),
            ("plans.flags.yaml", "segments:\n  pros: { plan: pro }"),
            ("flags.yaml", "context:\n  plan: string\nflags:\n  base: {}"));
        Assert.Empty(binding.Diagnostics);
        Assert.Equal(["base", "new_search"], binding.Definition.Flags.Select(flag => flag.Key));
    }

    [Fact]
    public void Give_the_same_model_in_any_order()
    {
        (string, string)[] files =
        [
            ("flags.yaml", "flags:\n  b: {}"), ("a.flags.yaml", "context:\n  x: string\nflags:\n  c: {}"), ("z.flags.yaml", "flags:\n  a: {}"),
        ];
        Assert.Equal(BindFiles(files).Definition, BindFiles([.. files.Reverse()]).Definition);
    }

    [Fact]
    public void Give_diagnostics_in_order_of_file_and_position()
    {
        FlagSetBinding binding = BindFiles(
            ("b.flags.yaml", "flags:\n  x: { rolout: 1 }\n  y: { ownr: me }"),
            ("a.flags.yaml", "nothing: 1"),
            ("flags.yaml", "flags:\n  z: { requires: [nobody] }\n  w: { kind: none }"));
        Assert.Equal(
            ["flags.yaml 2", "flags.yaml 3", "a.flags.yaml 1", "b.flags.yaml 2", "b.flags.yaml 3"],
            binding.Diagnostics.Select(diagnostic => $"{diagnostic.Path} {diagnostic.Line}"));
    }

    [Fact]
    public void Share_the_policy_of_the_one_that_has_it()
    {
        FlagSetBinding binding = BindFiles(
            ("flags.yaml", "policy: { require: [owner] }\nflags:\n  a: { owner: me }"), ("b.flags.yaml", "flags:\n  b: {}"));
        FlagsDiagnostic diagnostic = Assert.Single(binding.Diagnostics);
        Assert.Equal(("TF2011", "b.flags.yaml"), (diagnostic.Id, diagnostic.Path));
    }

    [Fact]
    public void Can_do_without_a_main_file() =>
        Assert.Equal("a", Assert.Single(BindFiles(("a.flags.yaml", "flags: { a: {} }")).Definition.Flags).Key);

    [Fact]
    public void None_give_the_empty_model() => Assert.Equal(new FlagSetDefinition(), BindFiles().Definition);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("{}")]
    public void An_empty_file_has_no_flags_and_no_mistakes(string text) => Assert.Equal(new FlagSetDefinition(), BindSound(text));
}
