using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>What the declarations of symbols mean, which may stand in a project that this one refers to.</summary>
internal static class DeclaringModels
{
    /// <summary>The model of a tree of the compilation, or of one that it refers to as code; null where it is in neither.</summary>
    public static SemanticModel? Of(SyntaxTree tree, Compilation compilation) =>
        (compilation.ContainsSyntaxTree(tree)
            ? compilation
            : compilation.References.OfType<CompilationReference>().Select(static reference => reference.Compilation).FirstOrDefault(other => other.ContainsSyntaxTree(tree)))?.GetSemanticModel(tree);
}
