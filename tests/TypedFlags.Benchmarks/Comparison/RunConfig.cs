using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace TypedFlags.Benchmarks.Comparison;

/// <summary>
/// How BenchmarkDotNet runs for a table: in this process, with bytes counted, in the order of declaration. In one process because both libraries
/// are to meet the same machine within the same minute; <see cref="TieredJit"/> takes the place of BenchmarkDotNet's long warm-up.
/// </summary>
internal static class RunConfig
{
    /// <param name="artifacts">A folder for what BenchmarkDotNet leaves behind.</param>
    /// <param name="full">BenchmarkDotNet's own many and long iterations instead of few and short ones; and its log.</param>
    /// <param name="words">Only rows with this text in their name; null for all.</param>
    /// <param name="isLong">Whether one operation takes longer than a short iteration should: then a few say as much.</param>
    public static IConfig Create(string artifacts, bool full, string? words, bool isLong) => ManualConfig.CreateEmpty()
        .AddJob(full ? Full : Short(isLong))
        .AddLogger(full ? ConsoleLogger.Default : NullLogger.Instance)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddFilter(new RowFilter(words))
        .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared, MethodOrderPolicy.Declared))
        .WithArtifactsPath(artifacts);

    private static Job Short(bool isLong) => Job.Default
        .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: false))
        .WithIterationTime(TimeInterval.FromMilliseconds(10))
        .WithWarmupCount(isLong ? 1 : 3)
        .WithIterationCount(isLong ? 5 : 20)
        // Where a busy machine interrupts the first tries, they seem to be long enough when they are far too short to count a byte.
        .WithMinInvokeCount(isLong ? 1 : 4096)
        .WithGcForce(false);

    private static Job Full => Job.Default
        .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(30), logOutput: true))
        .WithMaxIterationCount(30);
}
