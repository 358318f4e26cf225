using System.Reflection;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Running;

namespace TypedFlags.Benchmarks.Comparison;

/// <summary>Which rows are asked for: those with some text in their name, or all.</summary>
/// <param name="words">The text; null for all.</param>
internal sealed class RowFilter(string? words) : IFilter
{
    public static bool Matches(string row, string? words) => words is null || row.Contains(words, StringComparison.OrdinalIgnoreCase);

    public static bool Matches(MethodInfo benchmark, string? words) =>
        (benchmark.GetCustomAttribute<RowAttribute>() is { } row && Matches(row.Name, words))
        || (benchmark.GetCustomAttribute<PeerRowAttribute>() is { } peer && Matches(peer.Name, words));

    public static bool HasRow(Type benchmarks, string? words) => benchmarks.GetMethods().Any(method => Matches(method, words));

    public bool Predicate(BenchmarkCase benchmarkCase) => Matches(benchmarkCase.Descriptor.WorkloadMethod, words);
}
