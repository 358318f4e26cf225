using System.Text.RegularExpressions;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>Files that a project compiles for other frameworks only, as <c>Checkout.netstandard.cs</c>: parts of the same classes, which need what they name.</summary>
internal static partial class OtherFrameworks
{
    /// <summary>C# that has all names of these files, left out by <c>#if</c> as what is for other frameworks is elsewhere; empty where there are no such files.</summary>
    public static string NamesIn(CodeProject project, CodeLayout layout)
    {
        string folder = Path.GetDirectoryName(project.Source.Path)! + Path.DirectorySeparatorChar;
        HashSet<string> compiled = [.. layout.Projects.SelectMany(static one => one.Sources)];
        SortedSet<string> names = new(StringComparer.Ordinal);
        foreach (string path in layout.Files.Where(path => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && path.StartsWith(folder, StringComparison.Ordinal) && !compiled.Contains(path)))
        {
            names.UnionWith(Name().Matches(Removing.TextMentions.Read(path) ?? "").Select(static match => match.Value));
        }

        return names.Count == 0 ? "" : $"#if OTHER_FRAMEWORK\n{string.Join(' ', names)}\n#endif\n";
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
