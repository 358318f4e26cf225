using System.Diagnostics;
using System.Xml.Linq;

namespace TypedFlags.Package.Tests;

/// <summary>Programs that are trimmed, or compiled ahead of time.</summary>
public sealed class TrimmedPublishTests : IDisposable
{
    private static readonly string Repository = RepositoryRoot.PathOf(".");

    private readonly string _output = Directory.CreateTempSubdirectory("typedflags-trimmed-").FullName;

    /// <summary>What is built on a library that itself builds code at run time; each project says so.</summary>
    private static readonly string[] OnEntityFrameworkCore = ["TypedFlags.EntityFrameworkCore.csproj", "TypedFlags.PostgreSql.csproj"];

    public static TheoryData<string> RuntimeProjects { get; } =
        [.. Directory.GetFiles(RepositoryRoot.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Where(IsForApplications).Select(static path => Path.GetFileName(path)!).Except(OnEntityFrameworkCore)];

    public void Dispose() => Directory.Delete(_output, recursive: true);

    /// <summary>What was trimmed away that should not have been would show as a warning, as an exception, or as another answer.</summary>
    [Fact]
    public async Task A_fully_trimmed_program_gives_the_same_answers_without_a_warning()
    {
        CommandResult published = (await CommandLine.DotnetAsync(
            Repository,
            "publish",
            "samples/NativeAot",
            "--configuration",
            PackageFeed.Configuration,
            "--output",
            _output,

            // They are built, and other tests are using them.
            "-p:BuildProjectReferences=false",
            "-p:TreatWarningsAsErrors=true")).ShouldSucceed();
        CommandResult untrimmed = (await CommandLine.DotnetAsync(
            Repository, "run", "--project", "samples/NativeAot", "--no-build", "--configuration", PackageFeed.Configuration)).ShouldSucceed();

        string[] answers = await RunAsync(Path.Combine(_output, "NativeAot" + (OperatingSystem.IsWindows() ? ".exe" : string.Empty)));

        Assert.DoesNotContain("warning", published.Output, StringComparison.OrdinalIgnoreCase);
        string[] expected = untrimmed.Output.TrimEnd().Split('\n');
        Assert.True(expected.Length > 500, untrimmed.Output);
        for (int line = 0; line < Math.Min(expected.Length, answers.Length); line++)
        {
            Assert.Equal(expected[line], answers[line]);
        }

        Assert.Equal(expected.Length, answers.Length);

        // It was trimmed: the framework alone is some 70 MB otherwise.
        Assert.InRange(new DirectoryInfo(_output).GetFiles().Sum(static file => file.Length), 1_000_000, 40_000_000);
    }

    /// <summary>The property switches on the analyzers of trimming, of ahead-of-time compilation and of single files, whose warnings are errors.</summary>
    [Theory]
    [MemberData(nameof(RuntimeProjects))]
    public void What_applications_run_is_built_for_ahead_of_time_compilation(string project)
    {
        string path = Directory.GetFiles(RepositoryRoot.PathOf("src"), project, SearchOption.AllDirectories).Single();

        Assert.Equal("true", XDocument.Load(path).Descendants("IsAotCompatible").SingleOrDefault()?.Value);
    }

    /// <summary>
    /// What targets .NET itself and is no program of its own. What is netstandard2.0 runs in the compiler; where an application comes to
    /// need such a project it has to target net10.0 as well, and is then found here.
    /// </summary>
    private static bool IsForApplications(string path)
    {
        XDocument project = XDocument.Load(path);
        bool targetsNet = project.Descendants().Any(static one => one.Name.LocalName.StartsWith("TargetFramework", StringComparison.Ordinal) && one.Value.Contains("net1", StringComparison.Ordinal));
        return targetsNet && !project.Descendants("OutputType").Any(static one => one.Value == "Exe");
    }

    private static async Task<string[]> RunAsync(string program)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.TrimEnd().Split('\n');
    }
}
