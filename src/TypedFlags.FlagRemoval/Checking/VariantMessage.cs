using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Words why another library's variant, or its evaluation, is still asked for: more of it is wanted than what is known.</summary>
internal static class VariantMessage
{
    public static string Of(FlagUse use, FileView view)
    {
        string what = use.Meaning.Kind == MeaningKind.Evaluation ? "evaluation" : "variant";
        return PlacesOf(use.Expression, view).Select(MemberOf).OfType<string>().FirstOrDefault() is { } member
            ? $"What '{member}' of the {what} says is not known here. Write it down in its place, and take this question out by hand."
            : $"The {what} itself goes on from here, and it is not known what becomes of it. Hand on what it stands for, and take this question out by hand.";
    }

    /// <summary>Whether a use is of a variable that holds the variant or the evaluation: it is told where it is asked for.</summary>
    public static bool IsToldElsewhere(FlagUse use, FileView view) =>
        use is { Meaning.Kind: MeaningKind.ForeignVariant or MeaningKind.Evaluation, Expression: IdentifierNameSyntax name }
        && view.Model.GetSymbolInfo(name, view.CancellationToken).Symbol is ILocalSymbol;

    // Where it is got at: there, or through the variable that it is put into.
    private static IEnumerable<ExpressionSyntax> PlacesOf(ExpressionSyntax question, FileView view) =>
        question.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } && view.Model.GetDeclaredSymbol(variable, view.CancellationToken) is ILocalSymbol local
            ? Reference.AllIn(MemberPath.Of(variable), local, view.Removal.Now).Select(static reference => reference.Name)
            : [question];

    private static string? MemberOf(ExpressionSyntax place)
    {
        ExpressionSyntax outer = place;
        while (outer.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            outer = (ExpressionSyntax)outer.Parent;
        }

        return outer.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == outer => access.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax access when access.Expression == outer =>
                access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault()?.Name.Identifier.ValueText,
            _ => null,
        };
    }
}
