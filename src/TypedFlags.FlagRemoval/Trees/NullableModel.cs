using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>
/// What a tree means with what the compiler knows of null. The models that steps get leave that out: working it out takes a third of all time, for every body that is asked about.
/// </summary>
internal static class NullableModel
{
    /// <summary>The same tree's model with flow states and annotations. To be asked rarely.</summary>
    public static SemanticModel Of(SemanticModel model) => model.Compilation.GetSemanticModel(model.SyntaxTree);
}
