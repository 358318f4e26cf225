using BenchmarkDotNet.Running;
using TypedFlags.Benchmarks;

// dotnet run -c Release --project tests/TypedFlags.Benchmarks -- generator | first-access
switch (args.FirstOrDefault())
{
    case "generator":
        BenchmarkRunner.Run<GeneratorBenchmarks>(args: args[1..]);
        return 0;
    case "first-access":
        return FirstAccess.Run();
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/TypedFlags.Benchmarks -- <what>
              generator      the generator over 1,000 flags of 10 lines: first run, after a save, after an unrelated edit
              first-access   the first access to 1,000 generated flags, each time in a new process
            """);
        return 2;
}
