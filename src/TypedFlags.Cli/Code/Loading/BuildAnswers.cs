using System.Diagnostics;
using System.Security;
using System.Text;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>
/// Asks the SDK what it would tell the compiler, for all projects in one run: nothing is compiled, restored or written outside an <c>obj</c> that is there. Projects that can't
/// be evaluated, or whose packages are not restored, are not among the answers.
/// </summary>
internal static class BuildAnswers
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // The SDK's own PrepareForBuild makes folders for what is built; and where nothing is restored, nothing is asked, so that no `obj` comes into being.
    private const string Targets = """
        <Project>
          <PropertyGroup>
            <_TypedFlagsAnswer>$(TypedFlagsAnswers)$(MSBuildProjectName)-$([MSBuild]::StableStringHash($(MSBuildProjectFullPath)))</_TypedFlagsAnswer>
            <_TypedFlagsFramework>$(TargetFrameworks.Split(';')[0])</_TypedFlagsFramework>
          </PropertyGroup>
          <Target Name="PrepareForBuild" DependsOnTargets="$(PrepareForBuildDependsOn)">
            <MakeDir Directories="$(IntermediateOutputPath)" />
          </Target>
          <Target Name="_TypedFlagsAnswerOne" DependsOnTargets="Compile" Condition="'$(ProjectAssetsFile)' == '' Or Exists('$(ProjectAssetsFile)')">
            <WriteLinesToFile File="$(_TypedFlagsAnswer).project" Lines="$([MSBuild]::Escape($(MSBuildProjectFullPath)));$([MSBuild]::Escape($(ProjectAssetsFile)))" Overwrite="true" />
            <WriteLinesToFile File="$(_TypedFlagsAnswer).arguments" Lines="@(CscCommandLineArgs)" Overwrite="true" />
          </Target>
          <Target Name="_TypedFlagsAnswer">
            <CallTarget Targets="_TypedFlagsAnswerOne" Condition="'$(IsCrossTargetingBuild)' != 'true'" />
            <MSBuild
                Projects="$(MSBuildProjectFullPath)"
                Targets="_TypedFlagsAnswerOne"
                Properties="TargetFramework=$(_TypedFlagsFramework.Trim())"
                Condition="'$(IsCrossTargetingBuild)' == 'true'" />
          </Target>
        </Project>
        """;

    /// <summary>One answer a project that could be asked, by the project's full path.</summary>
    /// <param name="projects">Full paths.</param>
    /// <param name="folder">Where the SDK is chosen (<c>global.json</c>).</param>
    /// <param name="waiting">Called again and again while it works.</param>
    public static IReadOnlyDictionary<string, BuildAnswer> Ask(IReadOnlyCollection<string> projects, string folder, Action waiting)
    {
        Dictionary<string, BuildAnswer> answers = new(StringComparer.Ordinal);
        string work = Directory.CreateTempSubdirectory("typedflags-").FullName;
        try
        {
            string targets = Path.Combine(work, "answer.targets");
            string all = Path.Combine(work, "all.proj");
            File.WriteAllText(targets, Targets);
            File.WriteAllText(all, Together(projects));
            if (Run(folder, Arguments(all, targets, work), waiting))
            {
                foreach (string file in Directory.EnumerateFiles(work, "*.project"))
                {
                    Read(file, answers);
                }
            }

            return answers;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Read(string file, Dictionary<string, BuildAnswer> answers)
    {
        string[] arguments = File.ReadAllLines(Path.ChangeExtension(file, ".arguments"));
        if (File.ReadAllLines(file) is [{ } project, .. { } assets] && arguments.Length > 0 && assets.All(IsRestored))
        {
            answers[project] = new BuildAnswer(arguments);
        }
    }

    // What is asked while packages are missing is answered all the same, without them.
    private static bool IsRestored(string assets) => File.Exists(assets) && !File.ReadAllText(assets).Contains("\"level\": \"Error\"", StringComparison.Ordinal);

    private static string Together(IEnumerable<string> projects) =>
        projects.Aggregate(new StringBuilder("<Project><ItemGroup>"), static (text, project) => text.Append("<Asked Include=\"").Append(SecurityElement.Escape(project)).Append("\" />"))
            .Append("""</ItemGroup><Target Name="Ask"><MSBuild Projects="@(Asked)" Targets="_TypedFlagsAnswer" BuildInParallel="true" ContinueOnError="true" SkipNonexistentProjects="true" /></Target></Project>""")
            .ToString();

    private static string[] Arguments(string all, string targets, string work) =>
    [
        "msbuild", all, "-t:Ask", "-nologo", "-v:q", "-m", "-nr:false",
        "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false",
        $"-p:CustomAfterMicrosoftCommonTargets={targets}", $"-p:CustomAfterMicrosoftCommonCrossTargetingTargets={targets}",
        $"-p:TypedFlagsAnswers={work}{Path.DirectorySeparatorChar}",
    ];

    /// <returns>False where there is no SDK, or it takes too long. A failure of single projects is none of all.</returns>
    private static bool Run(string folder, string[] arguments, Action waiting)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };

        // A tool that was itself started by a build would hand that one's settings on.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            long began = Stopwatch.GetTimestamp();
            while (!process.WaitForExit(100))
            {
                waiting();
                if (Stopwatch.GetElapsedTime(began) > Limit)
                {
                    process.Kill(entireProcessTree: true);
                    return false;
                }
            }

            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no `dotnet` in the path.
            return false;
        }
    }
}

/// <summary>What the build says of one project.</summary>
/// <param name="Arguments">The compiler's command line.</param>
internal sealed record BuildAnswer(IReadOnlyList<string> Arguments);
