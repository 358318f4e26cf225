using System.CommandLine;

namespace TypedFlags.Cli.Arguments;

/// <summary>What every verb that reads code asks for.</summary>
internal static class CodeOptions
{
    public static Option<string> Path() => new("--path", "-p")
    {
        Description = "A folder, a .csproj, or a .sln or .slnx. Default: the current folder.",
        HelpName = "path",
    };

    public static Option<bool> SourceOnly() => Switch.Create("--source-only", "Does not ask the build what the compiler gets: reads the files alone.");
}
