using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>The assemblies of the running .NET, of ASP.NET Core where that is installed beside it, and of TypedFlags, which the tool brings.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Shared = new(FindShared);
    private static readonly Lazy<MetadataReference> Own = new(static () => MetadataReference.CreateFromFile(typeof(Flag).Assembly.Location));

    /// <summary>For a project whose build can't be asked.</summary>
    public static IReadOnlyList<MetadataReference> All => Shared.Value;

    /// <summary>The runtime of TypedFlags.</summary>
    public static MetadataReference TypedFlags => Own.Value;

    private static List<MetadataReference> FindShared()
    {
        string core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string web = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(core))!, "Microsoft.AspNetCore.App");
        List<string> folders = [core];
        if (Directory.Exists(web))
        {
            // The same version where it is there, else the newest.
            string same = Path.Combine(web, Path.GetFileName(core));
            string? chosen = Directory.Exists(same) ? same : Directory.EnumerateDirectories(web).MaxBy(static folder => Version.TryParse(Path.GetFileName(folder), out Version? version) ? version : new Version());
            folders.AddRange(chosen is null ? [] : [chosen]);
        }

        // Where ASP.NET Core is not installed, the abstractions that the tool itself needs are better than nothing.
        folders.Add(AppContext.BaseDirectory);
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        List<MetadataReference> references = [];
        foreach (string folder in folders)
        {
            IEnumerable<string> files = Directory.EnumerateFiles(folder, folder == AppContext.BaseDirectory ? "Microsoft.Extensions.*.dll" : "*.dll");
            references.AddRange(files.Order(StringComparer.Ordinal).Where(file => seen.Add(Path.GetFileName(file)) && IsManaged(file)).Select(static file => MetadataReference.CreateFromFile(file)));
        }

        references.Add(TypedFlags);
        return references;
    }

    private static bool IsManaged(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            using PEReader reader = new(stream);
            return reader.HasMetadata;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return false;
        }
    }
}
