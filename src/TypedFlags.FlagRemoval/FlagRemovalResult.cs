using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.FlagRemoval;

/// <summary>What became of a compilation. Immutable.</summary>
/// <param name="Compilation">The compilation with the rewritten trees in it.</param>
/// <param name="Changes">The trees that changed, in the order of the compilation. A tree that is left without any declaration is still there, as an empty one.</param>
/// <param name="Notes">What still mentions the flag or was left for another reason, by place in the rewritten trees; empty where nothing is left to do.</param>
public sealed record FlagRemovalResult(CSharpCompilation Compilation, ImmutableArray<FlagRemovalChange> Changes, ImmutableArray<FlagRemovalNote> Notes);

/// <summary>A tree before and after.</summary>
/// <param name="Before">As it was in the compilation that was given.</param>
/// <param name="After">As it is in the result's.</param>
/// <param name="Uses">How many uses of the flag went with it.</param>
public sealed record FlagRemovalChange(SyntaxTree Before, SyntaxTree After, int Uses);
