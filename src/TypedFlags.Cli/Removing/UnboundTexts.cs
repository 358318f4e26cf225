using TypedFlags.Cli.Code;

namespace TypedFlags.Cli.Removing;

/// <summary>
/// Texts that use the code of projects and are not bound: Razor, XAML, and C# that no project is seen to compile where a build could not be asked. Where one of them has a name,
/// it may use what is called so.
/// </summary>
/// <param name="code">C# and Razor, which may do anything.</param>
/// <param name="markup">What creates objects without arguments, and uses members.</param>
internal sealed class UnboundTexts(IReadOnlyList<string> code, IReadOnlyList<string> markup)
{
    /// <summary>The texts of a place: for what projects have, and for loose C#, whose users are seen with it.</summary>
    public static (UnboundTexts OfProjects, UnboundTexts OfLoose) In(CodeLayout layout)
    {
        string[] razor = [.. Read(layout.Files.Where(MarkupFiles.IsRazor))];
        string[] markup = [.. layout.Files.Where(MarkupFiles.IsXaml).Select(MarkupFiles.Read).OfType<string>()];
        return (new UnboundTexts([.. razor, .. Read(LooseIn(layout))], markup), new UnboundTexts(razor, markup));
    }

    /// <summary>Whether there is anything that may use what has no name, such as operators.</summary>
    public bool AreThere => code.Count > 0;

    /// <summary>Whether something of a name may be used.</summary>
    public bool MayUse(string name, bool isConstructor) =>
        code.Any(text => Has(text, name)) || markup.Any(text => Has(text, name) && (!isConstructor || text.Contains("x:Arguments", StringComparison.Ordinal)));

    /// <summary>Whether a class may be created with arguments.</summary>
    public bool MayCreate(string type) => code.Any(text => Has(text, type) && Has(text, "new"));

    // A project that was not asked may take in files in ways that its file does not plainly say.
    private static IEnumerable<string> LooseIn(CodeLayout layout)
    {
        ProjectSource[] projects = [.. layout.Projects.Where(static project => File.Exists(project.Path))];
        HashSet<string> compiled = [.. projects.SelectMany(static project => project.Sources)];
        return projects.All(static project => project.IsFromBuild)
            ? []
            : layout.Files.Where(static file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).Select(FileLinks.TargetOf).Where(file => !compiled.Contains(file));
    }

    private static IEnumerable<string> Read(IEnumerable<string> files) => files.Select(TextMentions.Read).OfType<string>();

    private static bool Has(string text, string name) => Words.Find(text, name).Any();
}
