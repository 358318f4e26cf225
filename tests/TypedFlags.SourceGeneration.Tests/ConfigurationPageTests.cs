using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>docs/configuration.md has everything that can be configured, and nothing else.</summary>
public partial class ConfigurationPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.PathOf("docs/configuration.md"));
    private static readonly string Code = string.Concat(
        Directory.EnumerateFiles(RepositoryRoot.PathOf("src/TypedFlags.SourceGeneration"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));

    private static readonly string Targets =
        File.ReadAllText(RepositoryRoot.PathOf("src/TypedFlags/buildTransitive/TypedFlags.targets"))
        + File.ReadAllText(RepositoryRoot.PathOf("src/TypedFlags/buildTransitive/TypedFlags.props"));

    [Fact]
    public void It_has_the_keys_of_editorconfig_that_the_code_reads() => Assert.Equal(
        Sorted(Keys().Matches(Page).Select(key => RuleNumber().Replace(key.Value, "_tf_"))),
        Sorted(LiteralKeys().Matches(Code).Select(key => key.Groups["key"].Value).Where(key => key != "typedflags_").Append("typedflags_tf_severity")));

    [Fact]
    public void It_has_the_properties_and_items_that_the_package_reads() => Assert.Equal(
        Sorted(Properties().Matches(Targets).Select(property => property.Value)),
        Sorted(Properties().Matches(Page).Select(property => property.Value)));

    [Fact]
    public void Every_property_that_the_code_asks_for_is_passed_to_it()
    {
        IEnumerable<string> asked = BuildProperties().Matches(Code).Select(property => property.Groups["name"].Value)
            .Concat(Properties().Matches(Code).Select(property => property.Value).Where(name => name.EndsWith("Days", StringComparison.Ordinal) || name.EndsWith("Methods", StringComparison.Ordinal)));

        Assert.All(asked, name => Assert.Contains($"<CompilerVisibleProperty Include=\"{name}\" />", Targets, StringComparison.Ordinal));
    }

    [Fact]
    public void It_has_every_rule_with_its_default() => Assert.Equal(
        FlagUseRules.All.Concat(FlagsFileRules.All).Select(rule =>
            $"| [{rule.Id}](rules/{rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} | {(IsInFile(rule.Id) ? "`flags.yaml`" : "C#")} |"),
        Page.Split('\n').Where(line => line.StartsWith("| [TF", StringComparison.Ordinal)));

    [Fact]
    public void It_lists_what_a_comment_can_disable()
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", string.Concat(FlagUseRules.All.Concat(FlagsFileRules.All).Select(rule => $"# typedflags:disable {rule.Id}\n")));
        string[] suppressible = [.. FlagUseRules.All.Concat(FlagsFileRules.All).Select(rule => rule.Id).Where(id => file.Suppressions.IsSuppressed(id, 1_000))];

        Assert.Contains($"Warnings can be disabled: {string.Join(", ", suppressible[..^1])} and {suppressible[^1]}.", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_file_with_comments_is_without_a_warning()
    {
        string yaml = Page.Split("```yaml\n")[1].Split("```")[0];

        Assert.Empty(FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", yaml)], DateTime.UnixEpoch).Diagnostics);
        Assert.Equal(
            ["TF2005", "TF2005", "TF2005"],
            FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", yaml.Replace('#', ' ').Replace("typedflags", "# ", StringComparison.Ordinal))], DateTime.UnixEpoch)
                .Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static bool IsInFile(string id) => id == "TF1005" || id.StartsWith("TF2", StringComparison.Ordinal);

    private static SortedSet<string> Sorted(IEnumerable<string> names) => new SortedSet<string>(names, StringComparer.Ordinal);

    [GeneratedRegex("\"(?<key>typedflags_[a-z0-9_]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LiteralKeys();

    [GeneratedRegex("typedflags_[A-Za-z0-9_]+", RegexOptions.None, 1000)]
    private static partial Regex Keys();

    [GeneratedRegex("_(tf[0-9]{4}|tfNNNN)_", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleNumber();

    [GeneratedRegex("\\b(TypedFlags(Today|Usage|[A-Z][A-Za-z]*(Days|Methods))|EnableDefaultTypedFlagsItems|RootNamespace)\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Properties();

    [GeneratedRegex("\"build_property\\.(?<name>[A-Za-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BuildProperties();
}
