using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>What patterns say of another library's variant, of which only the name is known, and that it is there.</summary>
internal static class ForeignVariants
{
    /// <summary>Whether a pattern matches the variant of that name; null where that can't be said.</summary>
    public static bool? Match(PatternSyntax pattern, string variant, SemanticModel model) => pattern switch
    {
        ParenthesizedPatternSyntax inner => Match(inner.Pattern, variant, model),
        UnaryPatternSyntax not => !Match(not.Pattern, variant, model),
        ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } => false,
        RecursivePatternSyntax { Type: null, PositionalPatternClause: null, Designation: null, PropertyPatternClause.Subpatterns: var parts } => MatchAll(parts, variant, model),
        _ => null,
    };

    private static bool? MatchAll(SeparatedSyntaxList<SubpatternSyntax> parts, string variant, SemanticModel model)
    {
        KnownValue name = new(variant, model.Compilation.GetSpecialType(SpecialType.System_String), Member: null);
        bool? all = true;
        foreach (SubpatternSyntax part in parts)
        {
            // A variable would have to be kept.
            if (part.NameColon?.Name.Identifier.ValueText != "Name" || PatternMatch.Variables(part).Any() || PatternMatch.Of(part.Pattern, name, model) is not { } isMatch)
            {
                all = null;
            }
            else if (!isMatch)
            {
                return false;
            }
        }

        return all;
    }
}
