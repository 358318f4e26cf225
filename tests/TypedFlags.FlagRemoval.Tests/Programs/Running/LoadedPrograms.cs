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

    private LoadedPrograms(ImmutableArray<Diagnostic> diagnostics, Stream? image)
    {
        Diagnostics = diagnostics;
        if (image is not null)
        {
            _context = new AssemblyLoadContext(name: null, isCollectible: true);
            _assembly = _context.LoadFromStream(image);
        }
    }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public static LoadedPrograms Compile(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        image.Position = 0;
        return new LoadedPrograms(result.Diagnostics, result.Success ? image : null);
    }

    /// <summary>What a program does in some worlds that differ in their answers.</summary>
    public string TraceOf(string name)
    {
        MethodInfo run = _assembly!.GetType("Programs." + name)!.GetMethod("Run")!;
        Func<object?> program = run.CreateDelegate<Func<object?>>();
        return Trace.Of(1, program) + "--\n" + Trace.Of(2, program) + "--\n" + Trace.Of(3, program);
    }

    public void Dispose() => _context?.Unload();
}
