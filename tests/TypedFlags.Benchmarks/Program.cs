using BenchmarkDotNet.Running;
using TypedFlags.Benchmarks;
using TypedFlags.Benchmarks.Analyzers;
using TypedFlags.Benchmarks.Clients;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.FanOut;
using TypedFlags.Benchmarks.Generator;
using TypedFlags.Benchmarks.RealCode;
using TypedFlags.Benchmarks.Removal;
using TypedFlags.Benchmarks.Stores;

// dotnet run -c Release --project tests/TypedFlags.Benchmarks -- compare | full | generator | analyzers | real-code | first-access | cli | remove | tenants | fan-out | http-clients
switch (args.FirstOrDefault())
{
    case "compare":
        return CompareRun.Run(full: false, args.ElementAtOrDefault(1));
    case "full":
        return CompareRun.Run(full: true, args.ElementAtOrDefault(1));
    case "generator":
        BenchmarkRunner.Run<GeneratorBenchmarks>(args: args[1..]);
        return 0;
    case "analyzers":
        return AnalyzersRun.Run(args[1..]);
    case "real-code":
        return RealCodeRun.Run(args[1..]);
    case "first-access":
        return FirstAccess.Run();
    case "cli":
        return CliThroughput.Run(args[1..]);
    case "remove":
        return RemoveRun.Run(args[1..]);
    case "tenants" when args.ElementAtOrDefault(1) == "postgresql":
        return await PostgresTenants.RunAsync();
    case "tenants":
        return await ManyTenants.RunAsync();
    case "fan-out":
        return await FanOutRun.RunAsync(args[1..]);
    case "http-clients":
        return await HttpClients.RunAsync(args[1..]);
    case "http-clients-server":
        return await MeasuredServer.RunAsync(args[1..]);
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/TypedFlags.Benchmarks -- <what>
              compare        every row of docs/performance.md beside Microsoft.FeatureManagement, in less than a minute
              compare <text> only the rows with this text in their name
              full [<text>]  the same with BenchmarkDotNet's full statistics; takes many minutes
              generator      the generator over 1,000 flags of 10 lines: first run, after a save, after an unrelated edit
              analyzers [n]  what the analyzers add to a compilation of 1,000 files, 100,000 lines and 500 flags, n rounds;
                             full [n] with the SDK's own analyzers and our info-only ones beside them; --times what each takes
              real-code <folder>  what the analyzers report of other people's code: one folder of C# files a project
              first-access   the first access to 1,000 generated flags, each time in a new process
              tenants        10,000 flags and 1,000 tenants from a store: the load, and one tenant's change
              tenants postgresql  the same from PostgreSQL, with a column, a schema a tenant, and hybrid
              fan-out [n]    how long until 50 nodes (or so many) answer by a write: PostgreSQL's NOTIFY, Redis, and polling;
                             starts a PostgreSQL and a Redis of its own
              http-clients [n]  1,000 clients (or n) of one server on this machine: how long until all have a change
              cli [<count>]  the built typedflags tool over 100,000 contexts (or so many), as a process from start to end
              remove [<folder>]  the built typedflags tool removes a flag from 1,000 files (in a folder that is left, to look at)
            """);
        return 2;
}
