using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>A null that the flag chose for what is null: of <c>name ?? (string?)null</c> the name is left.</summary>
internal sealed class ChosenNulls : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax side in Chosen.In(view.Root))
        {
            ExpressionSyntax place = Parentheses.WithAround(side);
            if (place.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce
                && coalesce.Right == place
                && Nulls.Is(side, view.Model)
                && view.Model.GetTypeInfo(coalesce).Type is { TypeKind: not TypeKind.Error } type
                && SymbolEqualityComparer.Default.Equals(type, view.Model.GetTypeInfo(coalesce.Left).Type))
            {
                ExpressionSyntax outermost = Parentheses.Outermost(coalesce, coalesce.Left);
                PartInPlace.Replace(coalesce, coalesce.Left, outermost, Parentheses.For(outermost, coalesce.Left), edits);
            }
        }
    }
}
