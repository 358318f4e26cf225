using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace TypedFlags.Benchmarks.Generator;

/// <summary>
/// What the first use of flags costs a process that has just started: a program with 1,000 generated flags is compiled
/// for Release and started many times; each start times its own first access. Budget: 5 ms.
/// </summary>
internal static class FirstAccess
{
    private const int Launches = 21;

    private const string Program = """
        using System.Diagnostics;
        using System.Globalization;

        long start = Stopwatch.GetTimestamp();
        object handle = Shop.Flags.FlagNumber500;
        double access = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        bool answer = Shop.Flags.FlagNumber501.IsEnabled(new TypedFlags.FlagContext("ada"));
        double evaluation = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        int count = 0;
        foreach (TypedFlags.FlagDefinition flag in Shop.Flags.All) { count += flag.Key.Length; }
        double all = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{access} {evaluation} {all}"));
        return answer && handle is null && count == 0 ? 1 : 0;
        """;

    public static int Run()
    {
        string folder = Directory.CreateTempSubdirectory("typedflags-first-access-").FullName;
        try
        {
            string assembly = Compile(folder);
            double[][] runs = [.. Enumerable.Range(0, Launches).Select(_ => Launch(assembly))];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1,000 generated flags, Release, {Launches} new processes; milliseconds since the first use began"));
            Print("a handle", runs, 0);
            Print("and the answer of another flag", runs, 1);
            Print("and all definitions decoded", runs, 2);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Compile(string folder)
    {
        CSharpCompilation compilation = GeneratorDriving.Compilation(CSharpSyntaxTree.ParseText(Program, GeneratorDriving.ParseOptions));
        GeneratorDriving.Driver(new YamlText("flags.yaml", "namespace: Shop\n" + ManyFlagsYaml.Write(1000)))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        string assembly = Path.Combine(folder, "Shop.dll");
        EmitResult result = generated.Emit(assembly);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        }

        foreach (string dependency in Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => Path.GetFileName(path) == "TypedFlags.dll" || Path.GetFileName(path).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
        {
            File.Copy(dependency, Path.Combine(folder, Path.GetFileName(dependency)));
        }

        File.WriteAllText(Path.ChangeExtension(assembly, ".runtimeconfig.json"), $$"""
            { "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }
            """);
        return assembly;
    }

    private static double[] Launch(string assembly)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [assembly]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException(output);
    }

    private static void Print(string what, double[][] runs, int column)
    {
        double[] sorted = [.. runs.Select(run => run[column]).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-32} min {sorted[0],6:0.00}  median {sorted[sorted.Length / 2],6:0.00}  max {sorted[^1],6:0.00}"));
    }
}
