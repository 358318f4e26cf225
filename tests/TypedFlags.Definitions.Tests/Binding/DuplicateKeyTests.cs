namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2003 across files; within one it is the syntax layer's.</summary>
public class DuplicateKeyTests : BindingTest
{
    [Theory]
    [InlineData("flags:\n  a: {}", "flags:\n  b: {}\n  a: {}", "TF2003 3:3 1", "declared in 'flags.yaml' already")]
    [InlineData("context:\n  plan: string", "context:\n  plan: number", "TF2003 2:3 4", "'plan' is declared already")]
    [InlineData("context: { staff_id: string }\nsegments:\n  s: { staff: true }", "segments:\n  s: { staff: false }", "TF2003 2:3 1", "'s' is declared already")]
    [InlineData("namespace: A", "namespace: A", "TF2003 1:1 9", "'namespace' stands in one file only, and is in 'flags.yaml' already")]
    [InlineData("class: A", "class: A", "TF2003 1:1 5", "'class' stands in one file only")]
    [InlineData("visibility: public", "\nvisibility: public", "TF2003 2:1 10", "'visibility' stands in one file only")]
    [InlineData("policy: {}", "policy: { naming: any }", "TF2003 1:1 6", "'policy' stands in one file only")]
    public void Is_reported_at_the_second(string first, string second, string expected, string message)
    {
        // Given in the other order: flags.yaml comes first all the same.
        FlagSetBinding binding = BindFiles(("src/a.flags.yaml", second), ("src/flags.yaml", first));
        FlagsDiagnostic diagnostic = Assert.Single(binding.Diagnostics);
        Assert.Equal(expected, $"{diagnostic.Id} {diagnostic.Line}:{diagnostic.Column} {diagnostic.Range.Length}");
        Assert.Equal("src/a.flags.yaml", diagnostic.Path);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_declaration_holds()
    {
        FlagSetBinding binding = BindFiles(
            ("flags.yaml", "flags:\n  a: { owner: first }"), ("b.flags.yaml", "flags:\n  a: { owner: second, requires: [nothing] }"));
        Assert.Equal("first", Assert.Single(binding.Definition.Flags).Owner);
        Assert.Single(binding.Diagnostics);
    }

    [Fact]
    public void Within_one_file_it_is_said_once()
    {
        FlagSetBinding binding = Bind("flags:\n  a: {}\n  a: {}");
        Assert.Equal("TF2003", Assert.Single(binding.Diagnostics).Id);
    }

    [Fact]
    public void Different_settings_may_stand_in_different_files()
    {
        FlagSetBinding binding = BindFiles(("flags.yaml", "namespace: A.B"), ("b.flags.yaml", "class: C\nvisibility: public"));
        Assert.Empty(binding.Diagnostics);
        Assert.Equal(("A.B", "C", true), (binding.Definition.Namespace, binding.Definition.ClassName, binding.Definition.IsPublic));
    }
}
