using System.Reflection;
using System.Runtime.Loader;

namespace TypedFlags.Cli.Compiler;

/// <summary>
/// Loads the compiler when it is first needed: the newest SDK's, which is made for this machine beforehand (the one of the package is compiled as it runs, some seconds of a large removal), and says what the builds here say;
/// or the tool's own, in a folder that the run time doesn't look into by itself.
/// </summary>
internal static class CompilerAssemblies
{
    /// <summary>The variable that says <c>own</c> where the tool is not to use the SDK's.</summary>
    public const string Variable = "TYPEDFLAGS_COMPILER";

    private static readonly string[] Names = ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"];

    private static readonly Lazy<string> Folder = new(static () => Choose(Environment.GetEnvironmentVariable(Variable)));

    /// <summary>Must have run before code is compiled that names a type of the compiler. Where that is among the program's assemblies, as in a test, it is taken from there.</summary>
    public static void LoadOnDemand() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        Names.Contains(name.Name, StringComparer.Ordinal) ? context.LoadFromAssemblyPath(Path.Combine(Folder.Value, name.Name + ".dll")) : null;

    private static string Choose(string? wanted)
    {
        string own = Path.Combine(AppContext.BaseDirectory, "compiler");
        return wanted == "own" ? own : SdkCompiler.Find(SdkCompiler.DotnetFolder, Environment.Version.Major, atLeast: own, Names) ?? own;
    }
}
