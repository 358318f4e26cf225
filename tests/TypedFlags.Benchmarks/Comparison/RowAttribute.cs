using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace TypedFlags.Benchmarks.Comparison;

/// <summary>A benchmark that fills a row of the table: TypedFlags' part of it.</summary>
/// <param name="name">The row.</param>
/// <param name="line">Where it is declared: rows are printed in that order.</param>
/// <param name="file">Where it is declared.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RowAttribute(string name, [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") : BenchmarkAttribute(line, file)
{
    /// <summary>The row.</summary>
    public string Name { get; } = name;

    /// <summary>The budget, in nanoseconds; 0 where there is none.</summary>
    public double Budget { get; init; }

    /// <summary>How many times faster than Microsoft.FeatureManagement it is to be; 0 where nothing was promised.</summary>
    public double Ratio { get; init; }

    /// <summary>The row that this one is to stay within 10 % of, or null.</summary>
    public string? SameAs { get; init; }
}

/// <summary>The same work by Microsoft.FeatureManagement.</summary>
/// <param name="name">The row.</param>
/// <param name="line">Where it is declared.</param>
/// <param name="file">Where it is declared.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerRowAttribute(string name, [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") : BenchmarkAttribute(line, file)
{
    /// <summary>The row.</summary>
    public string Name { get; } = name;
}
