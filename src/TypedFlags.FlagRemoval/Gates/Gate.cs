using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Gates;

/// <summary>What the names, the requirement and the negation that a gate is given come to when the flag is pinned. Immutable.</summary>
/// <param name="IsOpen">True where it always lets through, false where it never does, null where other flags decide.</param>
/// <param name="Features">The arguments, or elements of one, that are the flag.</param>
internal sealed record Gate(bool? IsOpen, IReadOnlyList<SyntaxNode> Features)
{
    /// <summary>Reads a gate's arguments; null where the flag is not among them, or an argument is not understood.</summary>
    public static Gate? Of(IEnumerable<(SyntaxNode Node, ExpressionSyntax Value)> arguments, FlagMeanings meanings, bool value)
    {
        bool isAny = false;
        bool isNegated = false;
        int others = 0;
        List<SyntaxNode> own = [];
        foreach ((SyntaxNode node, ExpressionSyntax expression) in arguments)
        {
            switch (expression)
            {
                case MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: "Any" or "All" } member when type.ToString().EndsWith("RequirementType", StringComparison.Ordinal):
                    isAny = member.Name.Identifier.ValueText == "Any";
                    continue;
                case LiteralExpressionSyntax literal when literal.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression:
                    isNegated = literal.IsKind(SyntaxKind.TrueLiteralExpression);
                    continue;
                case ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or CollectionExpressionSyntax:
                    foreach (SyntaxNode element in ElementsOf(expression))
                    {
                        Add(element, element as ExpressionSyntax ?? (element as ExpressionElementSyntax)?.Expression);
                    }

                    continue;
                default:
                    Add(node, expression);
                    continue;
            }
        }

        if (own.Count == 0)
        {
            return null;
        }

        // Of all that are required, one that is on is no question any more, and one that is off decides; of any it is the other way round.
        bool? outcome = value == isAny ? value : others == 0 ? value : null;
        return new Gate(outcome is null ? null : outcome != isNegated, own);

        void Add(SyntaxNode place, ExpressionSyntax? feature)
        {
            if (feature is not null && meanings.Of(feature)?.Kind is MeaningKind.Key or MeaningKind.EnumKey)
            {
                own.Add(place);
            }
            else
            {
                others++;
            }
        }
    }

    private static IEnumerable<SyntaxNode> ElementsOf(ExpressionSyntax list) => list switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements,
        _ => [],
    };
}
