using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlags.Benchmarks.Analyzers;

/// <summary>A set of analyzers, and the compilations with it.</summary>
internal sealed class Variant(string name, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    public string Name => name;

    public ImmutableArray<DiagnosticAnalyzer> Analyzers => analyzers;

    public List<CompilerRun> Runs { get; } = [];

    /// <summary>The fastest: whatever else the machine does can only add time.</summary>
    public double Minimum(Func<CompilerRun, double> part) => Runs.Min(part);

    public double Median(Func<CompilerRun, double> part)
    {
        double[] sorted = [.. Runs.Select(part).Order()];
        return sorted[sorted.Length / 2];
    }
}
