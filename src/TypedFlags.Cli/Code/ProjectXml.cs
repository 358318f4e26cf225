using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace TypedFlags.Cli.Code;

/// <summary>
/// What a project file and the <c>Directory.Build.props</c> and <c>.targets</c> around it plainly say: no build engine is asked, conditions count as false unless they
/// only ask whether a property is empty.
/// </summary>
internal sealed partial class ProjectXml
{
    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<XElement> _items = [];

    private ProjectXml(string path) => Path = path;

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The SDKs, as <c>Microsoft.NET.Sdk.Web</c>; empty for a project of the old kind.</summary>
    public IReadOnlyList<string> Sdks { get; private set; } = [];

    /// <summary>True where the project file itself says it, and not only a file around it.</summary>
    public bool SaysPackageId { get; private set; }

    /// <summary>A property, or null where nothing is said.</summary>
    public string? this[string property] => _properties.TryGetValue(property, out string? value) && value.Length > 0 ? value : null;

    public bool Is(string property) => string.Equals(this[property], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The elements of a kind of item, in order; those with a wildcard or property that is not known included.</summary>
    public IEnumerable<XElement> Items(string kind) => _items.Where(item => item.Name.LocalName == kind);

    /// <summary>What the elements of a kind of item include, without what can't be worked out.</summary>
    public IEnumerable<string> Included(string kind) => Items(kind).SelectMany(item => Split(item.Attribute("Include")?.Value));

    /// <summary>Full paths of the projects that it refers to, those that are there.</summary>
    public IReadOnlyList<string> ProjectReferences =>
        [.. Included("ProjectReference").Select(PathOf).Where(static path => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && File.Exists(path)).Distinct(StringComparer.Ordinal)];

    /// <summary>A path of the project, as the file system wants it.</summary>
    public string PathOf(string path) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, path.Replace('\\', '/')));

    /// <summary>A list of the project file as its parts, properties put in; without parts whose properties are not known.</summary>
    public IEnumerable<string> Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Expand).OfType<string>().Where(static part => part.Length > 0);

    /// <summary>Reads a project. A file that is no XML says nothing.</summary>
    public static ProjectXml Read(string path)
    {
        ProjectXml project = new(path);
        project._properties["MSBuildProjectName"] = System.IO.Path.GetFileNameWithoutExtension(path);
        project._properties["MSBuildProjectDirectory"] = project._properties["ProjectDir"] = project.Folder;
        foreach (string above in Above(project.Folder, "Directory.Build.props"))
        {
            project.Take(above);
        }

        project.Take(path);
        foreach (string above in Above(project.Folder, "Directory.Build.targets"))
        {
            project.Take(above);
        }

        return project;
    }

    /// <summary>The nearest file of a name at or above a folder, and those above it that it asks for, outermost first.</summary>
    private static List<string> Above(string folder, string name)
    {
        List<string> found = [];
        for (string? current = folder; current is not null; current = System.IO.Path.GetDirectoryName(current))
        {
            string file = System.IO.Path.Combine(current, name);
            if (File.Exists(file))
            {
                found.Insert(0, file);
                if (!(TryLoad(file)?.Descendants().Any(static element => element.Name.LocalName == "Import" && element.Attribute("Project")?.Value.Contains("OfFileAbove", StringComparison.Ordinal) == true) ?? false))
                {
                    break;
                }
            }
        }

        return found;
    }

    private static XElement? TryLoad(string file)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = SourceFile.MaximumBytes });
            return XElement.Load(reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    private void Take(string file)
    {
        if (TryLoad(file) is not { } root)
        {
            return;
        }

        if (file == Path)
        {
            Sdks =
            [
                .. (root.Attribute("Sdk")?.Value ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                .. root.Elements().Where(static element => element.Name.LocalName is "Sdk").Select(static sdk => sdk.Attribute("Name")?.Value).OfType<string>(),
                .. root.Elements().Where(static element => element.Name.LocalName is "Import").Select(static import => import.Attribute("Sdk")?.Value).OfType<string>(),
            ];
            Sdks = [.. Sdks.Select(static sdk => sdk.Split('/')[0])];
            SaysPackageId = root.Descendants().Any(static element => element.Name.LocalName == "PackageId");
        }

        foreach (XElement group in root.Elements().Where(Holds))
        {
            if (group.Name.LocalName == "PropertyGroup")
            {
                foreach (XElement property in group.Elements().Where(Holds))
                {
                    if (Expand(property.Value.Trim()) is { } value)
                    {
                        _properties[property.Name.LocalName] = value;
                    }
                }
            }
            else if (group.Name.LocalName == "ItemGroup")
            {
                _items.AddRange(group.Elements().Where(Holds));
            }
        }
    }

    // '$(Nullable)' == '' and nothing else is understood.
    private bool Holds(XElement element) =>
        element.Attribute("Condition")?.Value is not { } condition || (IsEmpty().Match(condition) is { Success: true } match && this[match.Groups["name"].Value] is null);

    private string? Expand(string text)
    {
        bool isKnown = true;
        string expanded = Property().Replace(text, match =>
        {
            string name = match.Groups["name"].Value;

            // DefineConstants, NoWarn and the like are added to what may be nothing.
            isKnown &= _properties.ContainsKey(name) || name is "DefineConstants" or "NoWarn" or "WarningsAsErrors";
            return _properties.GetValueOrDefault(name, "");
        });
        return isKnown && !expanded.Contains("$(", StringComparison.Ordinal) && !expanded.Contains("@(", StringComparison.Ordinal) ? expanded : null;
    }

    [GeneratedRegex(@"\$\((?<name>[A-Za-z_][A-Za-z0-9_.-]*)\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Property();

    [GeneratedRegex(@"^\s*'\$\((?<name>[A-Za-z_][A-Za-z0-9_.-]*)\)'\s*==\s*''\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IsEmpty();
}
