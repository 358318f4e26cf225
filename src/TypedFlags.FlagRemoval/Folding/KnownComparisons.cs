using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Comparisons of known texts, numbers and variants: <c>"full" == Layouts.Compact</c> is <c>false</c>. Those of booleans have rules of their own.</summary>
internal sealed class KnownComparisons : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            // What follows from known constants by constants is a constant: 2 * 5 - 1.
            ExpressionSyntax value = known;
            while (value.Parent is ExpressionSyntax parent)
            {
                if (Of(parent, value, view.Model) is { } replacement)
                {
                    edits.Replace(parent, replacement.WithTriviaFrom(parent));
                    break;
                }

                if (parent is not ParenthesizedExpressionSyntax && (Known.BooleanOf(known) is not null || !view.Model.GetConstantValue(parent).HasValue))
                {
                    break;
                }

                value = parent;
            }
        }
    }

    /// <summary>What an expression comes to, one of whose parts is known; null where it is no comparison, or can't be said.</summary>
    internal static ExpressionSyntax? Of(ExpressionSyntax expression, ExpressionSyntax part, SemanticModel model) => Outcome(expression, part, model) switch
    {
        bool outcome => Known.Boolean(outcome),
        _ => null,
    };

    private static bool? Outcome(ExpressionSyntax expression, ExpressionSyntax part, SemanticModel model)
    {
        switch (expression)
        {
            case IsPatternExpressionSyntax match when match.Expression == part && KnownValue.Of(part, model) is { Value: not bool } value:
                return PatternMatch.Variables(match.Pattern).Any() ? null : PatternMatch.Of(match.Pattern, value, model);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } match when match.Left == part && KnownValue.Of(part, model) is { Value: not bool } value:
                return PatternMatch.OfName((TypeSyntax)match.Right, value, model);
            case BinaryExpressionSyntax comparison:
                ExpressionSyntax other = comparison.Left == part ? comparison.Right : comparison.Left;
                return KnownValue.Of(part, model) is { Value: not bool } known ? Compare(comparison, known, other, model) : null;
            default:
                return null;
        }
    }

    private static bool? Compare(BinaryExpressionSyntax comparison, KnownValue known, ExpressionSyntax other, SemanticModel model)
    {
        switch (comparison.Kind())
        {
            case SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
                or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression:
                break;
            default:
                return null;
        }

        // The compiler's own answer, by the conversions that it makes.
        if (model.GetConstantValue(comparison) is { HasValue: true, Value: bool outcome })
        {
            return outcome;
        }

        if (known.IsNull)
        {
            return CompareNull(comparison, known, other, model);
        }

        // Left are constants that the compiler does not count as such: texts of `static readonly` fields, and members of an enum that is not there.
        bool isByValue = known.Member is not null || (known.Value is string && model.GetTypeInfo(other).Type?.SpecialType == SpecialType.System_String);
        return comparison.Kind() switch
        {
            SyntaxKind.EqualsExpression when isByValue => known.Is(other, model),
            SyntaxKind.NotEqualsExpression when isByValue => !known.Is(other, model),
            _ => null,
        };
    }

    // Beside null only null is the same, and nothing is more or less. What somebody wrote an operator for is asked of that.
    private static bool? CompareNull(BinaryExpressionSyntax comparison, KnownValue known, ExpressionSyntax other, SemanticModel model)
    {
        if (Effects.IsUserDefined(comparison, model) && model.GetSymbolInfo(comparison).Symbol is not { IsImplicitlyDeclared: true })
        {
            return null;
        }

        bool? areBoth = known.Is(other, model)
            ?? (model.GetTypeInfo(other).Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } && !Effects.MayHave(other, model) ? false : null);
        return comparison.Kind() switch
        {
            SyntaxKind.EqualsExpression => areBoth,
            SyntaxKind.NotEqualsExpression => !areBoth,
            _ => Effects.MayHave(other, model) ? null : false,
        };
    }
}
