using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>What an edit costs: only what it must.</summary>
public class CachingTests
{
    private const string Customer = """
        using TypedFlags;
        [assembly: FlagContext(typeof(System.Net.NetworkCredential))]
        [FlagContext] public record Customer(string Id, string Plan);
        """;

    private static GeneratorRun Start(int flags = 200) =>
        FlagsProject.With(ManyFlags(flags), Customer, "class Unrelated { }").Generate();

    private static string ManyFlags(int count) =>
        "context: { plan: string }\nflags:\n" + string.Concat(Enumerable.Range(0, count).Select(Flag));

    private static string Flag(int number) =>
        $$"""
          flag_{{number}}:
            description: Number {{number}}.
            owner: payments
            rules: [{ when: { plan: pro }, serve: true }]
            default: false

        """;

    [Fact]
    public void An_edit_of_unrelated_code_leaves_every_step_unchanged_and_every_output_cached()
    {
        GeneratorRun edited = Start().AfterSource("Source1.cs", "class Unrelated { int x; }");

        foreach (string step in TrackingNames.All)
        {
            Assert.NotEmpty(edited.ReasonsOf(step));
            Assert.All(edited.ReasonsOf(step), AssertNotRun);
        }

        Assert.NotEmpty(edited.OutputReasons);
        Assert.All(edited.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_beside_a_context_type_leaves_every_output_cached()
    {
        GeneratorRun edited = Start().AfterSource("Source0.cs", Customer + "\n// A comment, and a member more.\npartial class Other { public int X; }");

        Assert.All(edited.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_new_file_of_code_leaves_every_output_cached()
    {
        GeneratorRun edited = Start().AfterSource("New.cs", "namespace Storefront { class New { } }");

        Assert.All(edited.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("# A comment.\n", "")]
    [InlineData("\n\n\n", "")]
    [InlineData("", "\n# The end.\n\n")]
    public void A_comment_or_white_space_in_the_file_changes_no_output(string before, string after)
    {
        GeneratorRun edited = Start().AfterFile("flags.yaml", before + ManyFlags(200) + after);

        Assert.All(edited.ReasonsOf(TrackingNames.Definition), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(edited.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void One_flag_more_changes_the_class_the_data_and_one_chunk()
    {
        GeneratorRun before = Start();
        GeneratorRun after = before.AfterFile("flags.yaml", ManyFlags(201));

        Assert.Equal(["Flags.Accessors.x.g.cs", "Flags.Definitions.g.cs", "Flags.g.cs"], after.ChangedSince(before).Select(WithoutNumber));
        Assert.Equal(3, after.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_new_description_changes_one_chunk_and_the_data_when_it_is_there()
    {
        GeneratorRun before = Start();
        GeneratorRun after = before.AfterFile("flags.yaml", ManyFlags(200).Replace("Number 7.", "Number seven.", StringComparison.Ordinal));

        Assert.Single(after.ChangedSince(before), name => name.StartsWith("Flags.Accessors.", StringComparison.Ordinal));
        Assert.DoesNotContain("Flags.g.cs", after.ChangedSince(before));
        Assert.DoesNotContain("FlagContexts.g.cs", after.ChangedSince(before));
    }

    [Fact]
    public void A_new_rule_changes_only_the_data()
    {
        GeneratorRun before = Start();
        GeneratorRun after = before.AfterFile("flags.yaml", ManyFlags(200).Replace("pro", "free", StringComparison.Ordinal));

        Assert.Equal(["Flags.Definitions.g.cs"], after.ChangedSince(before));
        Assert.Equal(1, after.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_new_member_of_a_context_changes_only_the_adapters()
    {
        GeneratorRun before = Start();
        GeneratorRun after = before.AfterSource("Source0.cs", Customer.Replace("string Plan", "string Plan, int Age", StringComparison.Ordinal));

        Assert.Equal(["FlagContexts.g.cs"], after.ChangedSince(before));
        Assert.Equal(1, after.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void Every_step_has_a_name()
    {
        GeneratorRun run = Start();
        IEnumerable<string> ours = run.Result.TrackedSteps.Keys.Where(name => name.StartsWith("TypedFlags.", StringComparison.Ordinal));

        Assert.Equal(TrackingNames.All.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }

    private static void AssertNotRun(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, reason.ToString());

    private static string WithoutNumber(string hintName) =>
        hintName.StartsWith("Flags.Accessors.", StringComparison.Ordinal) ? "Flags.Accessors.x.g.cs" : hintName;
}
