using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// Services that the handler of an endpoint, <c>app.MapGet("/", (IFeatureManager features) => …)</c>, got for the flag alone: the framework reads from the lambda what to
/// give it, so nobody else has to change.
/// </summary>
internal sealed class UnusedEndpointParameters : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original && !Known.AreIn(view.Root))
        {
            return;
        }

        foreach (ParameterSyntax parameter in view.Root.DescendantNodes().OfType<ParameterSyntax>())
        {
            if (parameter is { AttributeLists.Count: 0, Modifiers.Count: 0, ContainsDirectives: false, Parent.Parent: ParenthesizedLambdaExpressionSyntax lambda }
                && !TokenTexts.Of(view.File.Tree).IsLeftOut(parameter.Identifier.ValueText) && IsHandler(lambda, view.Model)
                && view.Model.GetDeclaredSymbol(parameter, view.CancellationToken) is IParameterSymbol symbol && IsService(symbol.Type)
                && !Reference.EachIn(lambda, symbol, view.Removal.Now).Any()
                && EarlierUse.WasReadLocally(symbol.Name, parameter, view.File))
            {
                edits.Delete(parameter);
            }
        }
    }

    // Given as a delegate of no type, so that its parameters are its own affair.
    private static bool IsHandler(LambdaExpressionSyntax lambda, SemanticModel model) =>
        PlaceOf(lambda) is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } }
        && access.Name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal)
        && LambdaTypes.TargetOf(lambda, model)?.SpecialType == SpecialType.System_Delegate;

    // `(Delegate)(…)`: so that it is not taken for a delegate of `HttpContext` alone.
    private static SyntaxNode? PlaceOf(LambdaExpressionSyntax lambda) =>
        lambda.Ancestors().FirstOrDefault(static node => node is not (ParenthesizedExpressionSyntax or CastExpressionSyntax));

    // Of interfaces only those of a request's files and forms, and collections, come from elsewhere than the container.
    private static bool IsService(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.ContainingNamespace.ToDisplayString() is var space
        && space != "System" && !space.StartsWith("System.", StringComparison.Ordinal) && !space.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal);
}
