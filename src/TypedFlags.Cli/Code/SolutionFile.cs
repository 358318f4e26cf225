using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace TypedFlags.Cli.Code;

/// <summary>Which C# projects a <c>.sln</c> or <c>.slnx</c> has.</summary>
internal static partial class SolutionFile
{
    /// <summary>True for the names of such files.</summary>
    public static bool IsMatch(string path) =>
        path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Full paths of those that are there, each once, in ordinal order.</summary>
    /// <exception cref="Refusal">The file can't be read.</exception>
    public static IReadOnlyList<string> Projects(string solution)
    {
        try
        {
            string text = File.ReadAllText(solution);
            IEnumerable<string> named = solution.EndsWith('x') || solution.EndsWith('X')
                ? XDocument.Parse(text).Descendants("Project").Select(static project => project.Attribute("Path")?.Value ?? "")
                : ProjectLine().Matches(text).Select(static match => match.Groups["path"].Value);
            string folder = Path.GetDirectoryName(solution)!;
            return
            [
                .. named.Where(static path => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
                    .Select(path => Path.GetFullPath(Path.Combine(folder, path.Replace('\\', '/'))))
                    .Where(File.Exists)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            throw Refusal.Usage($"'{solution}' can't be read: {exception.Message}");
        }
    }

    // Project("{kind}") = "Name", "folder\Name.csproj", "{id}"
    [GeneratedRegex(@"^\s*Project\(""[^""]*""\)\s*=\s*""[^""]*""\s*,\s*""(?<path>[^""]*)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ProjectLine();
}
