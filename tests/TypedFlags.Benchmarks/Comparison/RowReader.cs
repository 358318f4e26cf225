using System.Reflection;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Reports;

namespace TypedFlags.Benchmarks.Comparison;

/// <summary>Makes rows of what BenchmarkDotNet measured.</summary>
/// <param name="time">A benchmark's time per operation, in nanoseconds.</param>
internal sealed class RowReader(Func<BenchmarkReport, double> time)
{
    /// <summary>
    /// For few and short iterations: the fastest of them, less the fastest of the empty ones. Whatever else the machine does can only add time, so
    /// the fastest is nearest to what the work itself costs; the same for both libraries.
    /// </summary>
    public static RowReader OfFastest { get; } = new(static report => Fastest(report, IterationMode.Workload) - Fastest(report, IterationMode.Overhead));

    /// <summary>For many iterations: the median, as BenchmarkDotNet has it.</summary>
    public static RowReader OfMedian { get; } = new(static report => report.ResultStatistics?.Median ?? double.NaN);

    public IEnumerable<MeasuredRow> Read(Summary summary)
    {
        Dictionary<string, double> peers = [];
        foreach (BenchmarkReport report in summary.Reports)
        {
            if (report.BenchmarkCase.Descriptor.WorkloadMethod.GetCustomAttribute<PeerRowAttribute>() is { } peer)
            {
                peers[peer.Name] = Time(report);
            }
        }

        foreach (BenchmarkReport report in summary.Reports)
        {
            if (report.BenchmarkCase.Descriptor.WorkloadMethod.GetCustomAttribute<RowAttribute>() is { } row)
            {
                yield return new MeasuredRow(row.Name, Time(report), Bytes(report), peers.TryGetValue(row.Name, out double peer) ? peer : null)
                {
                    Budget = row.Budget,
                    RatioBudget = row.Ratio,
                    SameAs = row.SameAs,
                };
            }
        }
    }

    private static double Fastest(BenchmarkReport report, IterationMode mode) => report.AllMeasurements
        .Where(measurement => measurement.Is(mode, IterationStage.Actual))
        .Select(static measurement => measurement.Nanoseconds / measurement.Operations)
        .DefaultIfEmpty(0)
        .Min();

    private double Time(BenchmarkReport report) => report.Success
        ? time(report)
        : throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} failed: {string.Join(' ', report.ExecuteResults.SelectMany(static result => result.Errors))}");

    private static long Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
}
