using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Lists of flags' names that a class of keys keeps: <c>All = [NewCheckout, DarkMode]</c>. The flag is taken out of them.</summary>
internal sealed class KeyLists : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (!view.Removal.Recognition.MayFind(view.File))
        {
            return;
        }

        foreach (FlagUse use in view.Removal.Recognition.UsesIn(view.File))
        {
            if (use.Meaning.Kind is MeaningKind.Key or MeaningKind.EnumKey
                && !LeftAlone.Is(use.Expression)
                && ElementOf(use.Expression) is { } element
                && element.Parent is { } list
                && IsOfMember(list))
            {
                edits.Delete(element);
            }
        }
    }

    private static SyntaxNode? ElementOf(ExpressionSyntax key) => key.Parent switch
    {
        // `new[] { }` has no type.
        InitializerExpressionSyntax { Expressions.Count: var count, Parent: var owner } => count > 1 || owner is not ImplicitArrayCreationExpressionSyntax ? key : null,
        ExpressionElementSyntax element => element,
        _ => null,
    };

    private static bool IsOfMember(SyntaxNode list)
    {
        SyntaxNode whole = list;
        while (whole.Parent is BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CastExpressionSyntax)
        {
            whole = whole.Parent;
        }

        return whole.Parent is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } }
            or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax };
    }
}
