using System.Diagnostics;
using System.Reflection;
using System.Runtime;
using BenchmarkDotNet.Attributes;

namespace TypedFlags.Benchmarks.Comparison;

/// <summary>
/// Brings the benchmarks of a class, and all they call, to the just-in-time compiler's last tier before anything is measured: a method is
/// compiled again after 30 calls and a quiet tenth of a second, first with counters (its dynamic profile), then for good.
/// </summary>
internal static class TieredJit
{
    private const int FewestRounds = 5;
    private const int QuietRounds = 3;
    private const int MostRounds = 25;
    private const int MostCalls = 200;
    private static readonly TimeSpan LongestCalling = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    public static void WarmUp(Type benchmarks, string? words)
    {
        MethodInfo[] methods = [.. benchmarks.GetMethods().Where(method => RowFilter.Matches(method, words))];
        int quietRounds = 0;
        for (int round = 0; round < FewestRounds || (quietRounds < QuietRounds && round < MostRounds); round++)
        {
            long compiled = JitInfo.GetCompiledMethodCount();
            foreach (MethodInfo method in methods)
            {
                Call(benchmarks, method);
            }

            Thread.Sleep(Quiet);

            // On a busy machine the compiler's own thread comes late: what counts is that it has nothing left to do.
            quietRounds = JitInfo.GetCompiledMethodCount() == compiled ? quietRounds + 1 : 0;
        }
    }

    private static void Call(Type benchmarks, MethodInfo method)
    {
        object instance = Activator.CreateInstance(benchmarks)!;
        Invoke<GlobalSetupAttribute>(instance, method, static setup => setup.Targets);
        Stopwatch calling = Stopwatch.StartNew();
        for (int time = 0; time < MostCalls && calling.Elapsed < LongestCalling; time++)
        {
            method.Invoke(instance, null);
        }

        Invoke<GlobalCleanupAttribute>(instance, method, static cleanup => cleanup.Targets);
    }

    private static void Invoke<TAttribute>(object instance, MethodInfo benchmark, Func<TAttribute, string[]> targets)
        where TAttribute : Attribute
    {
        foreach (MethodInfo method in instance.GetType().GetMethods())
        {
            if (method.GetCustomAttribute<TAttribute>() is { } attribute
                && (targets(attribute) is not { Length: > 0 } names || names.Contains(benchmark.Name, StringComparer.Ordinal)))
            {
                method.Invoke(instance, null);
            }
        }
    }
}
