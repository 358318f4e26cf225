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
    public static IConfig Short(string artifacts) => Create(
        artifacts,
        NullLogger.Instance,
        Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: false))
            .WithIterationTime(TimeInterval.FromMilliseconds(10))
            .WithWarmupCount(3)
            .WithIterationCount(20)
            .WithGcForce(false));

    public static IConfig Full(string artifacts) => Create(
        artifacts,
        ConsoleLogger.Default,
        Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(30), logOutput: true)));

    private static ManualConfig Create(string artifacts, ILogger logger, Job job) => ManualConfig.CreateEmpty()
        .AddJob(job)
        .AddLogger(logger)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared, MethodOrderPolicy.Declared))
        .WithArtifactsPath(artifacts);
}
