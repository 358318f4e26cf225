using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>A place that has to do with the flag: the widest expression that is something to it. Immutable.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Word">The word by which it was found.</param>
internal sealed record FlagUse(ExpressionSyntax Expression, FlagMeaning Meaning, SyntaxToken Word);
