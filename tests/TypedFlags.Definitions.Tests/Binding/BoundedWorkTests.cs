using System.Diagnostics;

namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>Files written to make the binder compare everything with everything.</summary>
public class BoundedWorkTests : BindingTest
{
    // Far above what is needed, so that a busy machine does not fail; far below what work without a bound would take.
    private static readonly TimeSpan s_enough = TimeSpan.FromMinutes(1);

    [Fact]
    public void Many_operands_against_many_values() =>
        AssertQuick($"context: {{ c: {{ type: string, values: [{Words("v", 100_000)}] }} }}\nsegments: {{ s: {{ c: {{ in: [{Words("v", 100_000)}], ignore_case: true }} }} }}");

    [Fact]
    public void Many_versions_against_many_values() =>
        AssertQuick($"context: {{ c: {{ type: semver, values: [{Words("1.0.0-v", 30_000)}] }} }}\nsegments: {{ s: {{ c: [{Words("1.0.0-v", 30_000)}] }} }}");

    [Fact]
    public void Many_comparisons_that_leave_one_value() =>
        AssertQuick(
            $"context: {{ c: string }}\nsegments: {{ s: {{ all: [ {{ c: [{Words("v", 5_000)}] }}, {{ c: {{ not_in: [{Words("v", 4_999)}] }} }}, "
            + string.Concat(Enumerable.Repeat("{ c: { exists: true } }, ", 50_000)) + "] }");

    [Fact]
    public void Many_unknown_properties_with_long_names() =>
        AssertQuick("flags:\n" + string.Concat(Enumerable.Range(0, 40_000).Select(index => $"  a{index % 20_000}_{index}: {{ {new string('d', 40)}{index}: 1 }}\n")));

    [Fact]
    public void Many_broken_variants_of_objects() =>
        AssertQuick("flags: { a: { type: object, default: x, variants: { " + string.Concat(Enumerable.Range(0, 60_000).Select(index => $"x{index}: 1, ")) + "} } }");

    [Fact]
    public void Many_rules_with_deep_conditions()
    {
        string condition = string.Concat(Enumerable.Repeat("{ all: [ ", 10)) + "{ c: x }" + string.Concat(Enumerable.Repeat(" ] }", 10));
        AssertQuick("context: { c: string }\nflags: { a: { rules: [ " + string.Concat(Enumerable.Repeat($"{{ when: {condition}, serve: true }}, ", 20_000)) + "] } }");
    }

    [Fact]
    public void Many_patterns() =>
        AssertQuick(
            "context: { c: string }\nflags: { a: { rules: [ "
            + string.Concat(Enumerable.Range(0, 3_000).Select(index => $"{{ when: {{ c: {{ matches: '(a|b{index}){{10,20}}[a-z]+(x{{5}}){{3}}' }} }}, serve: true }}, ")) + "] } }");

    private static void AssertQuick(string yaml)
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", yaml);
        Assert.NotNull(file.Root);
        using CancellationTokenSource source = new(s_enough);
        Stopwatch watch = Stopwatch.StartNew();
        _ = FlagSetBinder.Bind([file], Today, source.Token);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, s_enough);
        Assert.All(file.Diagnostics, diagnostic => Assert.NotEqual("TF2012", diagnostic.Id));
    }

    private static string Words(string prefix, int count) => string.Join(", ", Enumerable.Range(0, count).Select(index => prefix + index));
}
