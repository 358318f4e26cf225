using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.Benchmarks.Analyzers.Project;

namespace TypedFlags.Benchmarks.Analyzers;

/// <summary>
/// What our analyzers add to the compilation of a project of 1,000 files, 100,000 lines and 500 flags. Budget: 3 %.
/// </summary>
internal static class AnalyzersRun
{
    private const double Budget = 3;
    private const int DefaultRounds = 5;
    private const int WarmUps = 2;

    /// <param name="arguments">
    /// How many rounds, or nothing for five, and before it possibly <c>full</c>: also info-only rules and the SDK's analyzers. Or <c>--times</c> takes only each analyzer's time,
    /// <c>--sources [folder]</c> only writes the project there.
    /// </param>
    /// <returns>The exit code: 1 where the budget was missed.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments is ["--sources", { } folder])
        {
            return WriteSources(folder);
        }

        if (arguments is ["--times"])
        {
            DescribeProject();
            PrintTimes(AnalyzerSets.OursThatBuildsRun);
            PrintTimes(AnalyzerSets.Ours);
            return 0;
        }

        bool isFull = arguments is ["full", ..];
        arguments = isFull ? arguments[1..] : arguments;
        int rounds = arguments is [{ } text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultRounds;
        Variant plain = new("no analyzer", []);
        Variant empty = new("one analyzer that does nothing", [new EmptyAnalyzer()]);
        Variant ours = new("ours, as builds run them (warnings, errors)", AnalyzerSets.OursThatBuildsRun);
        Variant all = new("ours with the info-only ones (editors, -errorlog)", AnalyzerSets.Ours);
        Variant sdk = new("the SDK's .NET analyzers", isFull ? SdkAnalyzers.Load(SdkAnalyzers.Severities()) : []);
        Variant both = new("the SDK's and ours", [.. sdk.Analyzers, .. ours.Analyzers]);
        Variant[] variants = isFull ? [plain, empty, ours, all, sdk, both] : [plain, empty, ours];

        DescribeProject();
        Repeat(variants, WarmUps, keep: false);
        Repeat(variants, rounds, keep: true);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds, all variants in turn; milliseconds of the fastest run; what is added, in time (and in the median run; and in work of all processors)"));
        Print(plain, against: null);
        Print(empty, plain);
        Print(ours, plain);
        Print(ours, empty);
        if (isFull)
        {
            Print(all, plain);
            Print(sdk, plain);
            Print(both, sdk);
        }

        PrintTimes(AnalyzerSets.Ours);
        return Verdict(ours, empty);
    }

    private static void Repeat(Variant[] variants, int rounds, bool keep)
    {
        for (int round = 0; round < rounds; round++)
        {
            // Each round begins with another variant: what the one before left behind is not always the same one's burden.
            for (int i = 0; i < variants.Length; i++)
            {
                Variant variant = variants[(round + i) % variants.Length];
                CompilerRun run = CompilerRun.Run(variant.Analyzers);
                if (keep)
                {
                    variant.Runs.Add(run);
                }
            }
        }
    }

    private static void DescribeProject()
    {
        (string Path, string Text)[] files = LargeProject.Files();
        string accessors = string.Join(' ', files.Select(file => file.Text));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{files.Length:N0} files, {files.Sum(file => file.Text.AsSpan().Count('\n')):N0} lines, {files.Sum(file => file.Text.Length):N0} characters of C#; {LargeFlagsFile.Flags.Length} flags; Flags. stands there {accessors.AsSpan().Count("Flags."):N0} times"));
    }

    private static void Print(Variant variant, Variant? against)
    {
        string ratio = against is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"  {Added(variant.Minimum(Time), against.Minimum(Time)):+0.0;-0.0} % ({Added(variant.Median(Time), against.Median(Time)):+0.0;-0.0} %; {Added(variant.Minimum(Work), against.Minimum(Work)):+0.0;-0.0} %) against {against.Name}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{variant.Name,-52} {variant.Analyzers.Length,4} analyzers  parse {variant.Minimum(run => run.Parse),5:0}  generator {variant.Minimum(run => run.Generate),4:0}  compile {variant.Minimum(Time),6:0}  work {variant.Minimum(Work),6:0}{ratio}"));
    }

    private static double Time(CompilerRun run) => run.Compile;

    private static double Work(CompilerRun run) => run.Work;

    private static double Added(double with, double without) => 100 * ((with / without) - 1);

    private static void PrintTimes(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CompilerRun[] runs = [.. Enumerable.Range(0, 5).Select(_ => CompilerRun.Run(analyzers, timed: true))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"each of {analyzers.Length} of ours, as the compiler's stopwatch sees it (binding that several need is in the first one's time), the least of {runs.Length} runs; all processors' work in the least one {runs.Min(Work):0} ms:"));
        foreach (DiagnosticAnalyzer analyzer in analyzers.OrderByDescending(analyzer => runs.Min(run => run.Times[analyzer])))
        {
            string reports = string.Join(", ", runs[0].Reports
                .Where(report => analyzer.SupportedDiagnostics.Any(rule => rule.Id == report.Id))
                .GroupBy(report => report.Id, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {analyzer.GetType().Name,-40} {runs.Min(run => run.Times[analyzer]).TotalMilliseconds,7:0.0} ms  {reports}"));
        }
    }

    // Against a compilation with some analyzer, as every project of the SDK is: the first one of all makes the compiler run its driver, whoever's it is.
    private static int Verdict(Variant ours, Variant empty)
    {
        double added = Added(ours.Minimum(Time), empty.Minimum(Time));
        bool isMet = added <= Budget;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"budget {Budget} % against one analyzer that does nothing: {added:0.0} %, {(isMet ? "met" : "MISSED")}"));
        return isMet ? 0 : 1;
    }

    private static int WriteSources(string folder)
    {
        foreach ((string path, string text) in LargeProject.Files())
        {
            string target = Path.Join(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }

        File.WriteAllText(Path.Join(folder, "shop", "flags.yaml"), LargeFlagsFile.Text());
        return 0;
    }
}
