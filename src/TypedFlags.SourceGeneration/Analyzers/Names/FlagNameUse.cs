using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>A constant that stands where the name of a flag goes: an argument of a feature API, a marked property's value. Immutable.</summary>
/// <param name="Name">The name that the program gives at run time; never empty. A flag of that name need not exist.</param>
/// <param name="Value">
/// The constant itself: a literal, a reference to a constant, <c>nameof</c>, an element of an array, an arm of a conditional. Its syntax
/// is what diagnostics underline.
/// </param>
/// <param name="Target">The method, constructor or property that takes the name.</param>
/// <param name="ValueType">
/// What is asked for, in the words of <c>flags.yaml</c> (<c>boolean</c>, <c>string</c>, <c>integer</c>, <c>number</c>, <c>object</c>), or
/// <c>variant</c> for one of several by name; null where the target does not tell.
/// </param>
internal sealed record FlagNameUse(string Name, IOperation Value, ISymbol Target, string? ValueType)
{
    /// <summary>The constant's syntax.</summary>
    public SyntaxNode Node => Value.Syntax;

    /// <summary>Where to report.</summary>
    public Location Location => Node.GetLocation();
}
