using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>Projects as their build tells the compiler.</summary>
internal static class BuiltProjects
{
    private const string LanguageVersionArgument = "/langversion:";

    /// <param name="xml">The project file, for what the compiler is not told.</param>
    /// <param name="answer">The build's answer.</param>
    /// <param name="assemblies">The assembly names of the projects that are read as code, by their paths.</param>
    public static ProjectSource Of(ProjectXml xml, BuildAnswer answer, IReadOnlyDictionary<string, string> assemblies)
    {
        CSharpCommandLineArguments arguments = CSharpCommandLineParser.Default.Parse(answer.Arguments.Where(static argument => !IsLanguageVersion(argument)), xml.Folder, sdkDirectory: null);
        string? version = answer.Arguments.LastOrDefault(IsLanguageVersion)?[LanguageVersionArgument.Length..];
        AnalyzerConfigSet configs = FlagMethodSetting.Read(arguments.AnalyzerConfigPaths);
        ImmutableDictionary<string, string> settings = configs.GlobalConfigOptions.AnalyzerOptions;
        HashSet<string> others = new(assemblies.Values, StringComparer.OrdinalIgnoreCase);
        HashSet<string> referenced = new(arguments.MetadataReferences.Select(static reference => Path.GetFileNameWithoutExtension(reference.Reference)), StringComparer.OrdinalIgnoreCase);
        List<MetadataReference> references = References(arguments.MetadataReferences, others);
        // A linked file is given as "App/../shared/Texts.cs".
        ImmutableArray<string> sources = [.. arguments.SourceFiles.Select(static file => Path.GetFullPath(file.Path)).Where(File.Exists)];
        return new ProjectSource
        {
            Path = xml.Path,
            AssemblyName = arguments.CompilationName ?? Path.GetFileNameWithoutExtension(arguments.OutputFileName) ?? Path.GetFileNameWithoutExtension(xml.Path),
            Sources = sources,
            ParseOptions = arguments.ParseOptions.WithLanguageVersion(LanguageVersions.Parse(version)).WithDocumentationMode(DocumentationModeOf(arguments.ParseOptions)),
            CompilationOptions = arguments.CompilationOptions
                .WithCryptoKeyFile(null)
                .WithCryptoKeyContainer(null)
                .WithPublicSign(false)
                .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default),
            References = references,
            // Those of projects that others refer to are among the compiler's references as well; analyzers and the like are not.
            ProjectReferences = [.. assemblies.Where(pair => referenced.Contains(pair.Value) && pair.Key != xml.Path).Select(static pair => pair.Key)],
            FlagFiles = [.. arguments.AdditionalFiles.Select(static file => Path.GetFullPath(file.Path)).Where(static path => FlagFileNames.IsMatch(path) && File.Exists(path))],
            Settings = settings,
            FlagMethods = FlagMethodSetting.Of(configs, sources, settings.GetValueOrDefault("build_property.TypedFlagsFlagMethods")),
            IsPackage = PlainProjects.IsPackage(xml),
            HasOtherFrameworks = xml.Split(xml["TargetFrameworks"]).Skip(1).Any(),
            IsTest = xml.Is("IsTestProject") || xml.Included("PackageReference").Contains("Microsoft.NET.Test.Sdk", StringComparer.OrdinalIgnoreCase)
                || references.Any(static reference => Path.GetFileName(reference.Display) is "Microsoft.VisualStudio.TestPlatform.ObjectModel.dll" or "xunit.core.dll" or "xunit.v3.core.dll" or "nunit.framework.dll"),
            IsFromBuild = true,
        };
    }

    /// <summary>The assembly's name in an answer.</summary>
    public static string AssemblyNameOf(ProjectXml xml, BuildAnswer answer) =>
        answer.Arguments.LastOrDefault(static argument => argument.StartsWith("/out:", StringComparison.OrdinalIgnoreCase)) is { } output
            ? Path.GetFileNameWithoutExtension(output["/out:".Length..])
            : Path.GetFileNameWithoutExtension(xml.Path);

    // Of code whose documentation nobody reads, the compiler does not say which usings it does not need. As read in an editor, it does, and warns of no documentation either.
    private static DocumentationMode DocumentationModeOf(CSharpParseOptions options) => options.DocumentationMode == DocumentationMode.None ? DocumentationMode.Parse : options.DocumentationMode;

    private static bool IsLanguageVersion(string argument) => argument.StartsWith(LanguageVersionArgument, StringComparison.OrdinalIgnoreCase);

    // A project that is not built has no assembly, and one that is read as code needs none.
    private static List<MetadataReference> References(IEnumerable<CommandLineReference> references, HashSet<string> others) =>
        [.. references.Where(reference => !others.Contains(Path.GetFileNameWithoutExtension(reference.Reference)) && File.Exists(reference.Reference))
            .Select(static reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties))];
}
