using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using TypedFlags.Benchmarks.Evaluation;

namespace TypedFlags.Benchmarks.Comparison;

/// <summary>All rows of the table, TypedFlags and Microsoft.FeatureManagement side by side.</summary>
internal static class CompareRun
{
    public static int Run(bool full)
    {
        string artifacts = Directory.CreateTempSubdirectory("typedflags-benchmarks-").FullName;
        try
        {
            IConfig config = full ? RunConfig.Full(artifacts) : RunConfig.Short(artifacts);
            RowReader reader = full ? RowReader.OfMedian : RowReader.OfFastest;
            List<MeasuredRow> rows = [];
            foreach (Type benchmarks in new[] { typeof(FewFlags), typeof(OwnTypes), typeof(Scopes), typeof(AmongManyFlags) })
            {
                TieredJit.WarmUp(benchmarks);
                Summary summary = BenchmarkRunner.Run(benchmarks, config);
                rows.AddRange(reader.Read(summary));
            }

            RowTable.Print(rows, Console.Out);
            Console.WriteLine();
            RowTable.PrintBudgets(rows, Console.Out);
            return 0;
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }
}
