using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// Whether the side that goes gave the whole its <c>?</c>, and others need it: <c>names.Select(name => isNew ? name : null)</c> are <c>string?</c>s, and
/// <c>names.Select(name => name)</c> would be others.
/// </summary>
internal static class NullableSides
{
    private static readonly SyntaxAnnotation Mark = new("TypedFlags.Nullable");

    /// <summary>True where the compiler warns of the side as it is, and not of the side with a cast.</summary>
    public static bool IsNeeded(ExpressionSyntax whole, ExpressionSyntax side, ExpressionSyntax cast, SemanticModel model) =>
        model.GetNullableContext(whole.SpanStart).AnnotationsEnabled() && !model.IsSpeculativeSemanticModel && SidesOf(whole).Any(other => other != side && MayBeNull(other, model))
        && WarningsWith(whole, cast, model) < WarningsWith(whole, side, model);

    private static IEnumerable<ExpressionSyntax> SidesOf(ExpressionSyntax whole) => whole switch
    {
        ConditionalExpressionSyntax conditional => [conditional.WhenTrue, conditional.WhenFalse],
        SwitchExpressionSyntax choice => choice.Arms.Select(static arm => arm.Expression),
        _ => [],
    };

    // By what is written and declared: of a side that is not taken the compiler knows nothing more.
    private static bool MayBeNull(ExpressionSyntax side, SemanticModel model) => Nulls.Is(side, model) || Known.Unwrap(side) is CastExpressionSyntax { Type: NullableTypeSyntax } or ConditionalAccessExpressionSyntax
        || model.GetSymbolInfo(Known.Unwrap(side)).Symbol switch
        {
            IMethodSymbol method => method.ReturnNullableAnnotation,
            IPropertySymbol property => property.NullableAnnotation,
            IFieldSymbol field => field.NullableAnnotation,
            IParameterSymbol parameter => parameter.NullableAnnotation,
            ILocalSymbol local => local.NullableAnnotation,
            _ => NullableAnnotation.None,
        } == NullableAnnotation.Annotated;

    private static int WarningsWith(ExpressionSyntax whole, ExpressionSyntax instead, SemanticModel model)
    {
        SyntaxTree old = model.SyntaxTree;
        SyntaxNode root = old.GetRoot();
        SyntaxNode around = (SyntaxNode?)whole.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? root;
        SyntaxTree tree = old.WithRootAndOptions(root.ReplaceNode(around, around.ReplaceNode(whole, instead.WithTriviaFrom(whole)).WithAdditionalAnnotations(Mark)), old.Options);
        SyntaxNode member = tree.GetRoot().GetAnnotatedNodes(Mark).Single();
        return model.Compilation.ReplaceSyntaxTree(old, tree).GetSemanticModel(tree).GetDiagnostics(member.Span)
            .Count(static problem => problem.Severity >= DiagnosticSeverity.Warning && !problem.IsSuppressed);
    }
}
