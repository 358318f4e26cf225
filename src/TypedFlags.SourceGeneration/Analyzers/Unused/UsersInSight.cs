using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>Whether a compilation can see everyone who may use its flags.</summary>
internal static class UsersInSight
{
    // What mocking libraries let into an assembly: types made at run time, which use no flags.
    private const string ProxyAssembly = "DynamicProxyGenAssembly2";

    /// <summary>
    /// True where a flag that is not used here is used nowhere. Other projects compile later, and nothing is known of them but what the
    /// files named as <c>TypedFlagsUsage</c> say.
    /// </summary>
    public static bool AreAll(Compilation compilation, FlagSetBinding binding, AnalyzerOptions options)
    {
        if (HasErrors(binding) || compilation.GetTypeByMetadataName("TypedFlags.Flag") is null)
        {
            return false;
        }

        return UsageFiles.AreNamed(options)
            || ((!binding.Definition.IsPublic || IsExecutable(compilation))
                && !HasFriends(compilation)
                && !AreFilesShared(binding, options));
    }

    // A flag with a mistake in it has no prerequisites, and perhaps hides others.
    private static bool HasErrors(FlagSetBinding binding) =>
        binding.IsTruncated || binding.Diagnostics.Any(static diagnostic => diagnostic.Severity == FlagsDiagnosticSeverity.Error);

    private static bool IsExecutable(Compilation compilation) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    private static bool HasFriends(Compilation compilation)
    {
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "InternalsVisibleToAttribute"
                && attribute.ConstructorArguments.Select(static argument => argument.Value).FirstOrDefault() is string friend
                && NameOf(friend) != ProxyAssembly)
            {
                return true;
            }
        }

        return false;
    }

    // `Name, PublicKey=0024…`
    private static string NameOf(string friend) => friend.Split(',')[0].Trim();

    // A file that lies outside the project's folder is probably compiled into other projects as well.
    private static bool AreFilesShared(FlagSetBinding binding, AnalyzerOptions options)
    {
        if (!options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out string? folder) || folder.Length == 0)
        {
            return false;
        }

        string start = Normalize(folder) + "/";
        return binding.Definition.Flags.Any(
            flag => binding.LocationOf(flag.Key) is { } location && !Normalize(location.Path).StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    // The compiler hands on `/shop/Web/../flags.yaml` as the project file says it.
    private static string Normalize(string path)
    {
        List<string> parts = [];
        foreach (string part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or "" or "..") || parts.Count == 0)
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }
}
