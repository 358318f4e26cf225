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
    /// <param name="iterations">How many iterations, where they are to be few and short.</param>
    public static IConfig Create(string artifacts, bool full, string? words, int iterations) => ManualConfig.CreateEmpty()
        .AddJob(full ? Full : Short(iterations))
        .AddLogger(full ? ConsoleLogger.Default : NullLogger.Instance)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddFilter(new RowFilter(words))
        .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared, MethodOrderPolicy.Declared))
        .WithArtifactsPath(artifacts);

    private static Job Short(int iterations) => Job.Default
        .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: false))
        .WithIterationTime(TimeInterval.FromMilliseconds(10))
        .WithWarmupCount(3)
        .WithIterationCount(iterations)
        .WithGcForce(false);

    private static Job Full => Job.Default
        .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(30), logOutput: true))
        .WithMaxIterationCount(30);
}
