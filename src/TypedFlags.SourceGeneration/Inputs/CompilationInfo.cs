using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.SourceGeneration.Inputs;

/// <summary>The little that is asked of the compilation, so that an edit of C# stops here.</summary>
/// <param name="AssemblyName">The name of the assembly being compiled; empty where it has none.</param>
/// <param name="HasOverloadPriority">True from C# 13, which knows <c>[OverloadResolutionPriority]</c>.</param>
internal sealed record CompilationInfo(string AssemblyName, bool HasOverloadPriority)
{
    public static CompilationInfo From(Compilation compilation) =>
        new(compilation.AssemblyName ?? "", compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp13 });
}
