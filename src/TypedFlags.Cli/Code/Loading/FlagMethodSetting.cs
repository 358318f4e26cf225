using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>
/// The setting <c>typedflags_flag_methods</c>, read as the analyzers read it: file by file. What holds for one file of a project counts for all of them here: that a
/// method takes a flag's name is so wherever it is called.
/// </summary>
internal static class FlagMethodSetting
{
    private const string Key = "typedflags_flag_methods";

    private static readonly string[] Names = [".editorconfig", ".globalconfig"];

    /// <summary>The setting's texts, one behind the other.</summary>
    /// <param name="configs">The files that settings stand in.</param>
    /// <param name="sources">Full paths of a project's C#.</param>
    /// <param name="property">What the project's property says, for files of which nothing else says anything.</param>
    public static string Of(AnalyzerConfigSet configs, IEnumerable<string> sources, string? property)
    {
        string? whole = TextOf(configs.GlobalConfigOptions.AnalyzerOptions) ?? property;
        return string.Join(',', sources.Select(path => TextOf(configs.GetOptionsForSourcePath(path).AnalyzerOptions) ?? whole).Append(whole).OfType<string>().Distinct(StringComparer.Ordinal));
    }

    /// <summary>Reads files of settings; one that can't be read says nothing.</summary>
    public static AnalyzerConfigSet Read(IEnumerable<string> paths)
    {
        List<AnalyzerConfig> configs = [];
        foreach (string path in paths)
        {
            try
            {
                configs.Add(AnalyzerConfig.Parse(File.ReadAllText(path), path));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The build would fail; what it asks for is settings of analyzers.
            }
        }

        return AnalyzerConfigSet.Create(configs);
    }

    /// <summary>The files that hold for some C#: those in its folders and all above them.</summary>
    public static IEnumerable<string> FilesFor(IEnumerable<string> sources)
    {
        HashSet<string> folders = new(StringComparer.Ordinal);
        foreach (string source in sources)
        {
            for (string? folder = Path.GetDirectoryName(source); folder is not null && folders.Add(folder); folder = Path.GetDirectoryName(folder))
            {
            }
        }

        return folders.Order(StringComparer.Ordinal).SelectMany(static folder => Names.Select(name => Path.Combine(folder, name))).Where(static path => new FileInfo(path) is { Exists: true, Length: > 0 and <= SourceFile.MaximumBytes });
    }

    private static string? TextOf(ImmutableDictionary<string, string> options) =>
        options.TryGetValue(Key, out string? value) && value.Trim() is { Length: > 0 } text ? text : null;
}
