using BenchmarkDotNet.Running;
using TypedFlags.Benchmarks;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Generator;

// dotnet run -c Release --project tests/TypedFlags.Benchmarks -- compare | full | generator | first-access | cli
switch (args.FirstOrDefault())
{
    case "compare":
        return CompareRun.Run(full: false, args.ElementAtOrDefault(1));
    case "full":
        return CompareRun.Run(full: true, args.ElementAtOrDefault(1));
    case "generator":
        BenchmarkRunner.Run<GeneratorBenchmarks>(args: args[1..]);
        return 0;
    case "first-access":
        return FirstAccess.Run();
    case "cli":
        return CliThroughput.Run(args[1..]);
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/TypedFlags.Benchmarks -- <what>
              compare        every row of docs/performance.md beside Microsoft.FeatureManagement, in less than a minute
              compare <text> only the rows with this text in their name
              full [<text>]  the same with BenchmarkDotNet's full statistics; takes many minutes
              generator      the generator over 1,000 flags of 10 lines: first run, after a save, after an unrelated edit
              first-access   the first access to 1,000 generated flags, each time in a new process
              cli [<count>]  the built typedflags tool over 100,000 contexts (or so many), as a process from start to end
            """);
        return 2;
}
