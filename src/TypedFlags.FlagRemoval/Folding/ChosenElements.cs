using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>A list in brackets that the flag chose, within another one: <c>[.. tags, .. (string[])["built"]]</c> is <c>[.. tags, "built"]</c>.</summary>
internal sealed class ChosenElements : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax side in Chosen.In(view.Root))
        {
            if (Parentheses.WithAround(side).Parent is SpreadElementSyntax { Parent: CollectionExpressionSyntax list } spread
                && view.Model.GetTypeInfo(side).Type is { } type
                && Sequences.ElementOf(type) is { } element
                && SymbolEqualityComparer.Default.Equals(element, Sequences.ElementOf(view.Model.GetTypeInfo(list).ConvertedType))
                && ElementsOf(side, view.Model) is { } elements
                && elements.All(one => IsOf(one, element, view.Model))
                && !spread.DescendantTrivia().Any(static trivia => Lines.IsComment(trivia) || trivia.IsDirective || trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            {
                Replace(spread, list, elements, edits);
            }
        }
    }

    private static void Replace(SpreadElementSyntax spread, CollectionExpressionSyntax list, IReadOnlyList<CollectionElementSyntax> elements, TreeEdits edits)
    {
        // One at a time: the types of others may be worked out from what is left.
        if (edits.AreIn(list))
        {
            return;
        }

        if (elements.Count > 0)
        {
            edits.Replace(spread, [.. elements.Select((one, index) => index == 0 ? one.WithoutTrivia().WithLeadingTrivia(spread.GetLeadingTrivia()) : one.WithoutTrivia().WithLeadingTrivia(SyntaxFactory.Space))]);
        }
        else if (list.Elements.Count > 1)
        {
            edits.Delete(spread);
        }
    }

    // Null where it is no list that is written down. The cast was ours, or a person's who wrote the same.
    private static IReadOnlyList<CollectionElementSyntax>? ElementsOf(ExpressionSyntax side, SemanticModel model) => Known.Unwrap(side) switch
    {
        CollectionExpressionSyntax list => list.Elements,
        CastExpressionSyntax cast when Known.Unwrap(cast.Expression) is CollectionExpressionSyntax list => list.Elements,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call when model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Empty", IsStatic: true, ContainingType: { Name: "Array" or "Enumerable", DeclaringSyntaxReferences.IsEmpty: true } } => [],
        _ => null,
    };

    // What has another type was converted to that of the list, and what has an effect had it before anything was put into the list around.
    private static bool IsOf(CollectionElementSyntax one, ITypeSymbol element, SemanticModel model) => one switch
    {
        ExpressionElementSyntax single => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(single.Expression).Type, element) && !Effects.MayHave(single.Expression, model),
        SpreadElementSyntax several => SymbolEqualityComparer.Default.Equals(Sequences.ElementOf(model.GetTypeInfo(several.Expression).Type), element) && !Effects.MayHave(several.Expression, model)
            && Sequences.IsList(model.GetTypeInfo(several.Expression).Type),
        _ => false,
    };
}
