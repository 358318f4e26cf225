using TypedFlags.Definitions;

namespace TypedFlags.Cli.Code;

/// <summary>The flags files of one project, or of a folder that no project has, bound together.</summary>
/// <param name="Files">With their full paths.</param>
/// <param name="Binding">What they mean.</param>
internal sealed record FlagSet(IReadOnlyList<FlagsFile> Files, FlagSetBinding Binding)
{
    /// <summary>Reads and binds files.</summary>
    /// <param name="paths">Full paths.</param>
    /// <param name="today">The UTC date.</param>
    public static FlagSet Read(IEnumerable<string> paths, DateTime today)
    {
        FlagsFile[] files = [.. paths.Select(static path => FlagsFile.Parse(path, File.ReadAllBytes(path)))];
        return new FlagSet(files, FlagSetBinder.Bind(files, today));
    }

    /// <summary>A flag with its sound definition, or null.</summary>
    public DeclaredFlag? Find(string key) => Binding.Definition.Flags.Items.FirstOrDefault(flag => flag.Key == key);
}
