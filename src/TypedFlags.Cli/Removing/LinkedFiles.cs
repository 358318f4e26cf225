using TypedFlags.Cli.Code;

namespace TypedFlags.Cli.Removing;

/// <summary>Files of a project that other projects compile as well: what they declare is each of these projects' own, and stands in the text once.</summary>
internal sealed class LinkedFiles
{
    private readonly HashSet<string> _paths;
    private readonly string[] _shared;
    private readonly string[] _others;

    /// <param name="project">The project.</param>
    /// <param name="code">All projects.</param>
    /// <param name="textNow">A file's text as it is by now.</param>
    public LinkedFiles(CodeProject project, CodeBase code, Func<SourceFile, string> textNow)
    {
        CodeProject[] partners = [.. code.Projects.Where(other => other != project && other.Files.Keys.Any(project.Files.ContainsKey))];
        SourceFile[] shared = [.. project.Files.Values.Where(file => partners.Any(partner => partner.Files.ContainsKey(file.Path)))];
        _paths = [.. shared.Select(static file => file.Path)];
        _shared = [.. shared.Select(textNow)];

        // Who uses one of these projects uses the same text.
        _others =
        [
            .. code.Projects.Where(other => other != project && (partners.Contains(other) || other.Dependencies.Any(partners.Contains)))
                .SelectMany(static other => other.Files.Values).Distinct().Where(file => !project.Files.ContainsKey(file.Path)).Select(textNow),
        ];
    }

    /// <summary>Whether there are any.</summary>
    public bool AreThere => _shared.Length > 0;

    /// <summary>Whether one of them has a path.</summary>
    public bool Contains(string path) => _paths.Contains(path);

    /// <summary>Whether one of the other projects may use what a file declares under a name.</summary>
    public bool MayUse(string name) => Array.Exists(_shared, text => Words.Find(text, name).Any()) && Array.Exists(_others, text => Words.Find(text, name).Any());
}
