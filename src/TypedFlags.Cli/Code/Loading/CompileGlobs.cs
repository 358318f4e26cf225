using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>C# that a project file includes by a pattern: <c>&lt;Compile Include="../shared/*.cs" LinkBase="Shared" /&gt;</c>.</summary>
internal static class CompileGlobs
{
    /// <summary>Full paths of the files that the patterns of a project include.</summary>
    /// <param name="xml">The project.</param>
    /// <param name="known">The files of the place, which need not be looked for.</param>
    public static IEnumerable<string> FilesOf(ProjectXml xml, IReadOnlyList<string> known)
    {
        foreach (XElement item in xml.Items("Compile"))
        {
            Regex[] excluded = [.. xml.Split(item.Attribute("Exclude")?.Value).Select(xml.PathOf).Select(Expression)];
            foreach (string pattern in xml.Split(item.Attribute("Include")?.Value).Where(IsPattern).Select(xml.PathOf))
            {
                Regex included = Expression(pattern);
                foreach (string file in Below(FolderOf(pattern), known).Where(file => included.IsMatch(Plain(file)) && !excluded.Any(one => one.IsMatch(Plain(file)))))
                {
                    yield return file;
                }
            }
        }
    }

    /// <summary>True for what may be several files.</summary>
    public static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?');

    private static IEnumerable<string> Below(string folder, IReadOnlyList<string> known)
    {
        string start = folder + Path.DirectorySeparatorChar;
        string[] files = [.. known.Where(file => file.StartsWith(start, StringComparison.Ordinal))];
        if (files.Length > 0 || !Directory.Exists(folder))
        {
            return files;
        }

        try
        {
            return FolderScan.Of(folder, static _ => { }).Files;
        }
        catch (Refusal)
        {
            // No folder of code.
            return [];
        }
    }

    // The last folder above the first wildcard.
    private static string FolderOf(string pattern) => Path.GetDirectoryName(pattern[..pattern.AsSpan().IndexOfAny('*', '?')] + "_")!;

    private static string Plain(string path) => path.Replace('\\', '/');

    private static Regex Expression(string pattern)
    {
        string plain = Plain(pattern);
        StringBuilder expression = new("^");
        for (int index = 0; index < plain.Length; index++)
        {
            if (plain.AsSpan(index).StartsWith("**/"))
            {
                expression.Append("(.*/)?");
                index += 2;
            }
            else if (plain.AsSpan(index).StartsWith("**"))
            {
                expression.Append(".*");
                index++;
            }
            else
            {
                expression.Append(plain[index] switch { '*' => "[^/]*", '?' => "[^/]", var other => Regex.Escape(other.ToString()) });
            }
        }

        return new Regex(expression.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    }
}
