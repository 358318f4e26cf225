using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TypedFlags.Benchmarks;

/// <summary>
/// How long the built <c>typedflags</c> tool takes, as a process from start to end, to evaluate the sample's flags for many
/// contexts: from one file to another.
/// </summary>
internal static class CliThroughput
{
    private const int DefaultContexts = 100_000;
    private const int Runs = 3;

    /// <param name="arguments">How many contexts, or nothing for 100,000.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        int contexts = arguments is [{ } text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultContexts;
        string folder = Directory.CreateTempSubdirectory("typedflags-cli-").FullName;
        try
        {
            string input = Path.Combine(folder, "contexts.jsonl");
            WriteContexts(input, contexts);
            for (int run = 0; run < Runs; run++)
            {
                Measure(input, Path.Combine(folder, "answers.jsonl"), contexts);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string input, string output, int contexts)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "TypedFlags.Cli.dll");
        string flags = Path.Combine(AppContext.BaseDirectory, "cli-flags.yaml");
        string[] arguments = OperatingSystem.IsWindows()
            ? ["/c", $"dotnet \"{tool}\" evaluate --json --file \"{flags}\" --contexts \"{input}\" > \"{output}\""]
            : ["-c", "exec dotnet \"$1\" evaluate --json --file \"$2\" --contexts \"$3\" > \"$4\"", "sh", tool, flags, input, output];
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(OperatingSystem.IsWindows() ? "cmd" : "sh", arguments);
        long memory = 0;
        TimeSpan work = TimeSpan.Zero;
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                memory = Math.Max(memory, process.WorkingSet64);
                work = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It ended between the two looks: what was seen before stands.
            }
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        int answers = File.ReadLines(output).Count();
        if (process.ExitCode != 0 || answers != contexts)
        {
            throw new InvalidOperationException($"The tool ended with {process.ExitCode} after {answers} answers to {contexts} contexts.");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{contexts:N0} contexts | {seconds:F2} s ({work.TotalSeconds:F2} s of them at work) | {contexts / seconds:N0} contexts/s | {memory / 1e6:F0} MB of memory at most | {new FileInfo(output).Length / 1e6:F0} MB of answers"));
    }

    private static void WriteContexts(string path, int count)
    {
        string[] plans = ["free", "starter", "pro"];
        string[] countries = ["AT", "DE", "ES", "US", "SA"];
        string[] tenants = ["acme", "globex", "initech"];
        using StreamWriter file = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (int number = 0; number < count; number++)
        {
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {"targetingKey":"user-{{number}}","tenant":"{{tenants[number % 3]}}","groups":["{{(number % 7 == 0 ? "beta_testers" : "qa")}}"],"staff":{{(number % 50 == 0 ? "true" : "false")}},"plan":"{{plans[number % 3]}}","country":"{{countries[number % 5]}}","age":{{10 + (number % 70)}},"app_version":"{{1 + (number % 4)}}.{{number % 10}}.0","signed_up":"2026-{{1 + (number % 12):00}}-01T00:00:00Z","interests":["tea","{{(number % 2 == 0 ? "running" : "chess")}}"]}
                """));
            file.Write('\n');
        }
    }
}
