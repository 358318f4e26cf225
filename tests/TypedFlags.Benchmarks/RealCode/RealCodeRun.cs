using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedFlags.Benchmarks.Analyzers;

namespace TypedFlags.Benchmarks.RealCode;

/// <summary>
/// Runs every analyzer over other people's code and lists what fires. Each folder in the folder given is a project; its name is its assembly's.
/// It refers to the frameworks that are installed and to this program's packages; what still does not compile is said, and analysed all the same.
/// </summary>
internal static class RealCodeRun
{
    /// <summary>An analyzer threw.</summary>
    private const string Exception = "AD0001";

    /// <summary>A flag is declared and never used: here that is so, and said of each.</summary>
    private const string Unused = "TF1005";

    /// <param name="arguments">The folder.</param>
    /// <returns>The exit code: 1 where anything fired that needs a verdict.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments is not [{ } folder] || !Directory.Exists(folder))
        {
            Console.Error.WriteLine("Name a folder with one folder of C# files a project.");
            return 2;
        }

        int files = 0;
        int lines = 0;
        int errors = 0;
        List<Diagnostic> fired = [];
        foreach (string path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            RealProject project = RealProject.Read(path);
            if (project.Files == 0)
            {
                continue;
            }

            List<Diagnostic> reports = [.. project.Analyze(EverydayFlags.Text())];

            // Whoever has no flags is not spoken to at all.
            reports.AddRange(project.Analyze(yaml: null));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{project.Name,-60} {project.Files,5} files {project.Lines,8:N0} lines {project.Errors,5} compile errors  {Summary(reports)}"));
            files += project.Files;
            lines += project.Lines;
            errors += project.Errors;
            fired.AddRange(reports);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{files:N0} files, {lines:N0} lines, {errors:N0} compile errors, {AnalyzerSets.Ours.Length} analyzers, {EverydayFlags.Count} flags a project: {Summary(fired)}"));
        Diagnostic[] judged = [.. fired.Where(report => report.Id != Unused)];
        foreach (Diagnostic report in judged)
        {
            Console.WriteLine(Describe(report));
        }

        return judged.Length == 0 ? 0 : 1;
    }

    private static string Summary(List<Diagnostic> reports) => reports.Count == 0
        ? "nothing fired"
        : string.Join(", ", reports.GroupBy(report => report.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));

    private static string Describe(Diagnostic report)
    {
        string line = report.Id != Exception && report.Location.SourceTree is { } tree
            ? tree.GetText().Lines[report.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
            : "";
        return report + "\n    " + line;
    }
}
