using System.Diagnostics;
using System.Globalization;
using TypedFlags.Benchmarks.Analyzers.Project;

namespace TypedFlags.Benchmarks.Removal;

/// <summary>
/// How long the built <c>typedflags</c> tool takes, as a process from start to end, to remove a flag from a folder of 1,000 files and 100,000 lines: first what it would do,
/// then for good. There is a project file, and its packages are not there.
/// </summary>
internal static class RemoveRun
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TypedFlags" Version="0.0.0-not-there" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>This many flags' uses become uses of one.</summary>
    private const int Merged = 20;

    /// <param name="arguments">A folder to leave the files in, to look at them; else they are deleted.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        string folder = arguments is [{ } kept, ..] ? Directory.CreateDirectory(kept).FullName : Directory.CreateTempSubdirectory("typedflags-remove-").FullName;
        try
        {
            FlagEntry flag = WriteFiles(folder);
            foreach (string[] options in (string[][])[["--dry-run", "--source-only"], ["--dry-run"], ["--dry-run"], [], []])
            {
                Measure(folder, ["remove", flag.Key, "--keep", "on", "--json", .. options]);
            }

            return 0;
        }
        finally
        {
            if (arguments.Length == 0)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static FlagEntry WriteFiles(string folder)
    {
        FlagEntry[] booleans = [.. LargeFlagsFile.Flags.Where(static flag => flag.Kind == Analyzers.Project.FlagKind.Boolean && flag.Key.Contains('_', StringComparison.Ordinal)).Take(Merged)];
        FlagEntry one = booleans[0];
        foreach ((string path, string text) in LargeProject.Files())
        {
            string merged = booleans.Skip(1).Aggregate(text, (current, flag) => current
                .Replace($"Flags.{flag.Accessor}.", $"Flags.{one.Accessor}.", StringComparison.Ordinal)
                .Replace($"Flags.Names.{flag.Accessor})", $"Flags.Names.{one.Accessor})", StringComparison.Ordinal)
                .Replace($"\"{flag.Key}\"", $"\"{one.Key}\"", StringComparison.Ordinal));
            string file = Path.Combine(folder, path["/shop/".Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, merged);
        }

        File.WriteAllText(Path.Combine(folder, "Storefront.csproj"), Project);
        File.WriteAllText(Path.Combine(folder, "flags.yaml"), LargeFlagsFile.Text());
        return one;
    }

    private static void Measure(string folder, string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "TypedFlags.Cli.dll");
        ProcessStartInfo start = new("dotnet", [tool, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        using System.Text.Json.JsonDocument? report = process.ExitCode == 2 ? null : System.Text.Json.JsonDocument.Parse(output);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds:F2} s | typedflags {string.Join(' ', arguments)} | {(report is null ? "nothing left to remove" : Say(report.RootElement))} | exit code {process.ExitCode}"));
    }

    private static string Say(System.Text.Json.JsonElement report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.GetProperty("uses").GetInt32()} uses in {report.GetProperty("files").GetArrayLength()} files, {report.GetProperty("left").GetArrayLength()} notes");
}
