using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using TypedFlags.FlagRemoval.Tests.Programs.World;

namespace TypedFlags.FlagRemoval.Tests.Programs.Running;

/// <summary>Compiled programs, loaded until they are disposed of.</summary>
internal sealed class LoadedPrograms : IDisposable
{
    private readonly AssemblyLoadContext? _context;
    private readonly Assembly? _assembly;

    private LoadedPrograms(ImmutableArray<Diagnostic> diagnostics, ImmutableHashSet<string> broken, Stream? image)
    {
        Diagnostics = diagnostics;
        Broken = broken;
        if (image is not null)
        {
            _context = new AssemblyLoadContext(name: null, isCollectible: true);
            _assembly = _context.LoadFromStream(image);
        }
    }

    /// <summary>What the compiler says of them, broken ones too.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The paths of those that are no C#; the others are loaded.</summary>
    public ImmutableHashSet<string> Broken { get; }

    public static LoadedPrograms Compile(CSharpCompilation compilation)
    {
        (EmitResult result, MemoryStream image) = Emit(compilation);
        ImmutableHashSet<string> broken = BrokenIn(result.Diagnostics);
        ImmutableHashSet<string> sum = broken;
        EmitResult last = result;
        while (!last.Success && broken.Count > 0)
        {
            compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => broken.Contains(tree.FilePath)));
            (last, image) = Emit(compilation);
            broken = BrokenIn(last.Diagnostics);
            sum = sum.Union(broken);
        }

        IEnumerable<Diagnostic> all = last == result ? result.Diagnostics : result.Diagnostics.Where(diagnostic => sum.Contains(PathOf(diagnostic))).Concat(last.Diagnostics);
        return new LoadedPrograms([.. all], sum, last.Success ? image : null);
    }

    private static (EmitResult Result, MemoryStream Image) Emit(CSharpCompilation compilation)
    {
        MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        image.Position = 0;
        return (result, image);
    }

    private static ImmutableHashSet<string> BrokenIn(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(PathOf)];

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath ?? "";

    /// <summary>What a program does in some worlds that differ in their answers.</summary>
    public string TraceOf(string name)
    {
        // Shrinking may have taken it away: then it does nothing.
        if (_assembly?.GetType("Programs." + name)?.GetMethod("Run") is not MethodInfo run)
        {
            return "";
        }

        Func<object?> program = run.CreateDelegate<Func<object?>>();
        return Trace.Of(1, program) + "--\n" + Trace.Of(2, program) + "--\n" + Trace.Of(3, program);
    }

    public void Dispose() => _context?.Unload();
}
