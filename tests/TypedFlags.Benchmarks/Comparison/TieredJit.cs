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
    private const int FewestRounds = 4;
    private const int MostRounds = 30;
    private const int Calls = 200;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    public static void WarmUp(Type benchmarks)
    {
        MethodInfo[] methods = [.. benchmarks.GetMethods().Where(static method => method.GetCustomAttribute<BenchmarkAttribute>() is not null)];
        int quietRounds = 0;
        for (int round = 0; round < FewestRounds || (quietRounds < 2 && round < MostRounds); round++)
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
        Func<object?> call = () => method.Invoke(instance, null);
        for (int time = 0; time < Calls; time++)
        {
            call();
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
