using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Programs.World;

/// <summary>
/// The flags that random programs ask, made by the generator from a <c>flags.yaml</c>, and a service that knows them by name: a library, compiled and loaded once. Programs
/// run in a scope that overrides the flag, so the same program is seen with each answer.
/// </summary>
internal static class FlagWorld
{
    private const string Definitions = """
        namespace: World
        visibility: public
        flags:
          new_checkout: { description: The flag that goes., default: false }
          dark_mode: { description: A flag that stays., kind: permission, default: true }
          page_layout:
            description: The flag with variants that goes.
            type: string
            variants: { control: one-column, compact: compact, full: full }
            default: control
        """;

    private const string Service = """
        using System;
        using System.Threading.Tasks;

        namespace World;

        public interface IFeatures
        {
            bool IsOn(string name);

            Task<bool> IsOnAsync(string name);
        }

        public sealed class Features : IFeatures
        {
            public static bool IsEnabled(string name) => name == "new_checkout" ? Flags.NewCheckout.IsEnabled() : Flags.DarkMode.IsEnabled();

            public bool IsOn(string name) => IsEnabled(name);

            public Task<bool> IsOnAsync(string name) => Task.FromResult(IsEnabled(name));
        }

        public static class Overrides
        {
            public static IDisposable Open(object value) => value is bool isOn ? Flags.NewCheckout.Override(isOn) : Flags.PageLayout.Override((string)value);
        }
        """;

    // What programs name. A name is looked up in every assembly there is, again for each program: with all of the framework that takes most of the time.
    private static readonly HashSet<string?> Needed =
    [
        "System.Private.CoreLib.dll", "System.Runtime.dll", "System.Collections.dll", "System.Linq.dll", "netstandard.dll", "TypedFlags.dll",
    ];

    private static readonly Lazy<(Assembly Assembly, CSharpCompilation Compilation)> Loaded = new(Load);

    /// <summary>The methods by name, as a request for removal names them.</summary>
    public static ImmutableArray<string> Methods { get; } = ["Features.IsEnabled", "IFeatures.IsOn", "IFeatures.IsOnAsync"];

    /// <summary>A compilation of no program yet.</summary>
    public static CSharpCompilation Compilation => Loaded.Value.Compilation;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Parse);

    /// <summary>What everybody gets until the scope ends.</summary>
    public static IDisposable Override(object value) =>
        (IDisposable)Loaded.Value.Assembly.GetType("World.Overrides")!.GetMethod("Open")!.Invoke(null, [value])!;

    private static (Assembly Assembly, CSharpCompilation Compilation) Load()
    {
        FlagsProject project = new FlagsProject { AssemblyName = "World", RootNamespace = "World" }.WithFile("flags.yaml", Definitions).WithSource("Service.cs", Service);
        using MemoryStream image = new();
        EmitResult result = project.Generate().Output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        Assembly assembly = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(image.ToArray()));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Programs",
            references:
            [
                .. Framework.References.Where(static reference => Needed.Contains(Path.GetFileName(reference.Display))),
                MetadataReference.CreateFromImage(image.ToArray()),
                MetadataReference.CreateFromFile(typeof(Trace).Assembly.Location),
            ],
            options: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999,
                deterministic: true,
                concurrentBuild: false));
        return (assembly, compilation);
    }
}
