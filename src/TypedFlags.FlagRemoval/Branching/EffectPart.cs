using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>A part of an expression that does something: it may be a statement of its own, or is a condition for others. Immutable.</summary>
/// <param name="Expression">The part, or the condition.</param>
/// <param name="WhenTrue">What is done where the condition holds.</param>
/// <param name="WhenFalse">What is done where it does not.</param>
internal sealed record EffectPart(ExpressionSyntax Expression, ImmutableArray<EffectPart> WhenTrue, ImmutableArray<EffectPart> WhenFalse)
{
    public bool IsCondition => !WhenTrue.IsEmpty || !WhenFalse.IsEmpty;
}
