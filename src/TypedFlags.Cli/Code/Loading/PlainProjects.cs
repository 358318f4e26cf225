using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>Projects as their files alone show them: for code whose packages can't be restored, and for folders that have no project.</summary>
internal static partial class PlainProjects
{
    /// <summary>A project by its file and the C# below its folder that no other project is nearer to.</summary>
    /// <param name="xml">The project file.</param>
    /// <param name="files">The files below its folder that are its own.</param>
    /// <param name="all">The files of the place.</param>
    public static ProjectSource Of(ProjectXml xml, IReadOnlyList<string> files, IReadOnlyList<string> all)
    {
        string[] removed = [.. xml.Items("Compile").SelectMany(item => xml.Split(item.Attribute("Remove")?.Value))];
        string[] linked = [.. xml.Included("Compile").Where(static path => !CompileGlobs.IsPattern(path)).Select(xml.PathOf).Where(File.Exists), .. CompileGlobs.FilesOf(xml, all).Where(IsCSharp)];
        bool isTest = xml.Is("IsTestProject") || xml.Included("PackageReference").Contains("Microsoft.NET.Test.Sdk", StringComparer.OrdinalIgnoreCase);
        string assembly = xml["AssemblyName"] ?? Path.GetFileNameWithoutExtension(xml.Path);
        string[] sources = [.. files.Where(static file => IsCSharp(file)).Where(file => !removed.Any(pattern => Matches(xml, pattern, file))).Union(linked, StringComparer.Ordinal)];
        return new ProjectSource
        {
            Path = xml.Path,
            AssemblyName = assembly,
            Sources = sources,
            Implied = ImplicitUsings.Of(xml) + string.Concat(xml.Included("InternalsVisibleTo").Select(static friend => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]\n")),
            ParseOptions = new CSharpParseOptions(LanguageVersions.Parse(xml["LangVersion"]), preprocessorSymbols: Symbols(xml)),
            CompilationOptions = new CSharpCompilationOptions(
                IsExecutable(xml, isTest) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableOf(xml["Nullable"])),
            References = FrameworkReferences.All,
            ProjectReferences = xml.ProjectReferences,
            FlagFiles = FlagFiles(xml, files),
            Settings = ImmutableDictionary<string, string>.Empty.Add("build_property.RootNamespace", xml["RootNamespace"] ?? assembly.Replace(' ', '_')),
            FlagMethods = FlagMethodsOf(sources, xml["TypedFlagsFlagMethods"]),
            IsPackage = IsPackage(xml),
            HasOtherFrameworks = xml.Split(xml["TargetFrameworks"]).Skip(1).Any(),
            IsTest = isTest,
        };
    }

    /// <summary>C# that stands in no project.</summary>
    public static ProjectSource OfFolder(string folder, IReadOnlyList<string> files) => new()
    {
        Path = folder,
        AssemblyName = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
        Sources = [.. files.Where(static file => IsCSharp(file))],
        Implied = ImplicitUsings.Default,
        ParseOptions = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["DEBUG", "TRACE", "NET", "NETCOREAPP"]),
        CompilationOptions = new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations),
        References = FrameworkReferences.All,
        FlagFiles = [.. files.Where(static file => FlagFileNames.IsMatch(file))],
        FlagMethods = FlagMethodsOf([.. files.Where(static file => IsCSharp(file))], property: null),
    };

    /// <summary>True where others get the project as a package: it says so itself. (To the SDK every library could be one.)</summary>
    public static bool IsPackage(ProjectXml xml) =>
        xml["IsPackable"] is { } packable
            ? string.Equals(packable, "true", StringComparison.OrdinalIgnoreCase)
            : xml.SaysPackageId || xml.Is("GeneratePackageOnBuild");

    private static string FlagMethodsOf(string[] sources, string? property) => FlagMethodSetting.Of(FlagMethodSetting.Read(FlagMethodSetting.FilesFor(sources)), sources, property);

    private static bool IsCSharp(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static bool IsExecutable(ProjectXml xml, bool isTest) =>
        xml["OutputType"] is { } type
            ? type.EndsWith("exe", StringComparison.OrdinalIgnoreCase)
            : isTest || xml.Sdks.Any(static sdk => sdk is "Microsoft.NET.Sdk.Web" or "Microsoft.NET.Sdk.Worker" or "Microsoft.NET.Sdk.BlazorWebAssembly");

    private static NullableContextOptions NullableOf(string? text) => text?.ToUpperInvariant() switch
    {
        "ENABLE" => NullableContextOptions.Enable,
        "WARNINGS" => NullableContextOptions.Warnings,
        "ANNOTATIONS" => NullableContextOptions.Annotations,
        _ => NullableContextOptions.Disable,
    };

    // As the package takes them from the project's own folder, and what the project names besides.
    private static string[] FlagFiles(ProjectXml xml, IReadOnlyList<string> files)
    {
        IEnumerable<string> own = string.Equals(xml["EnableDefaultTypedFlagsItems"], "false", StringComparison.OrdinalIgnoreCase)
            ? []
            : files.Where(file => FlagFileNames.IsMatch(file) && Path.GetDirectoryName(file) == xml.Folder);
        return [.. own.Union(xml.Included("AdditionalFiles").Where(FlagFileNames.IsMatch).Select(xml.PathOf).Where(File.Exists), StringComparer.Ordinal)];
    }

    private static bool Matches(ProjectXml xml, string pattern, string file)
    {
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0 ? xml.PathOf(pattern) == file : star > 0 && pattern[star..] is "**" or "**/*" or "**/*.cs" or "**\\*" or "**\\*.cs" && file.StartsWith(xml.PathOf(pattern[..star]), StringComparison.Ordinal);
    }

    private static string[] Symbols(ProjectXml xml)
    {
        List<string> symbols = ["DEBUG", "TRACE", .. xml.Split(xml["DefineConstants"])];
        string framework = xml["TargetFramework"] ?? xml.Split(xml["TargetFrameworks"]).FirstOrDefault() ?? "net10.0";
        if (Framework().Match(framework) is { Success: true } match)
        {
            int version = int.Parse(match.Groups["version"].ValueSpan, CultureInfo.InvariantCulture);
            symbols.AddRange(["NET", "NETCOREAPP", $"NET{version}_0"]);
            symbols.AddRange(Enumerable.Range(5, Math.Max(0, version - 4)).Select(static older => $"NET{older}_0_OR_GREATER"));
        }

        return [.. symbols.Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^net(?<version>[5-9]|[1-9]\d)\.\d", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Framework();
}
