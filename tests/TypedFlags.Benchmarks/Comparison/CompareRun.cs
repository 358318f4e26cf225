using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using TypedFlags.Benchmarks.Evaluation;
using TypedFlags.Benchmarks.Snapshots;

namespace TypedFlags.Benchmarks.Comparison;

/// <summary>All rows of the table, TypedFlags and Microsoft.FeatureManagement side by side.</summary>
internal static class CompareRun
{
    private static readonly Type[] WithBudgets =
        [typeof(FewFlags), typeof(OwnTypes), typeof(Scopes), typeof(AmongManyFlags), typeof(SnapshotRecompilation), typeof(SnapshotCompilation), typeof(LargeAllowList)];

    private static readonly Type[] WithoutBudgets = [typeof(ForInformation), typeof(Watched)];

    /// <param name="full">Whether to take many minutes over it.</param>
    /// <param name="words">Only rows with this text in their name; null for all.</param>
    public static int Run(bool full, string? words)
    {
        string artifacts = Directory.CreateTempSubdirectory("typedflags-benchmarks-").FullName;
        try
        {
            RowReader reader = full ? RowReader.OfMedian : RowReader.OfFastest;
            List<MeasuredRow> rows = [];
            List<string> notes = [];
            Type[] classes = full || words is not null ? [.. WithBudgets, .. WithoutBudgets] : WithBudgets;
            foreach (Type benchmarks in classes.Where(type => RowFilter.HasRow(type, words)))
            {
                Progress($"{benchmarks.Name} ...");
                TieredJit.WarmUp(benchmarks, words);
                IConfig config = RunConfig.Create(artifacts, full, words, isLong: benchmarks.Namespace == typeof(SnapshotCompilation).Namespace);
                Summary summary = BenchmarkRunner.Run(benchmarks, config);
                rows.AddRange(reader.Read(summary));
                if (benchmarks == typeof(AmongManyFlags))
                {
                    AmongManyFlags.Release();
                }
                else if (benchmarks == typeof(LargeAllowList))
                {
                    notes.Add(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{RowNames.LargeList}: {LargeAllowList.RetainedBytes / (1024.0 * 1024.0):0.0} MB retained, budget 32"));
                    LargeAllowList.Release();
                }
            }

            if (RowFilter.Matches(RowNames.Swap, words))
            {
                Progress("SwapUnderLoad ...");
                (IReadOnlyList<MeasuredRow> swapRows, string note) = SwapUnderLoad.Run();
                rows.AddRange(swapRows);
                notes.Add(note);
            }

            if (rows.Count == 0)
            {
                Console.Error.WriteLine($"No row has '{words}' in its name.");
                return 2;
            }

            RowTable.Print(rows, Console.Out);
            Console.WriteLine();
            notes.ForEach(Console.WriteLine);
            Console.WriteLine();
            RowTable.PrintBudgets(rows, Console.Out);
            return 0;
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }

    private static void Progress(string what) => Console.Error.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{(DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds,5:0.0} s  {what}"));
}
