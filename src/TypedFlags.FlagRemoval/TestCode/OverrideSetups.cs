using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Scopes in which our own flags have another answer: <c>using (Flags.NewCheckout.Override(true))</c>, <c>FlagOverrides.Use(…)</c>.</summary>
internal static class OverrideSetups
{
    /// <summary>The scope that a place which names the flag opens; null where it opens none.</summary>
    public static TestSetup? Of(SyntaxNode word, FlagMeanings meanings, SemanticModel model)
    {
        foreach (ExpressionSyntax expression in word.AncestorsAndSelf().TakeWhile(static node => node is not (StatementSyntax or MemberDeclarationSyntax)).OfType<ExpressionSyntax>())
        {
            if (expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Override", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call } access
                && access.Expression == expression && meanings.Of(expression) is { Kind: MeaningKind.Handle })
            {
                return Scope(call, SetupValue.Of(arguments[0].Expression, model));
            }
        }

        return null;
    }

    /// <summary>The scope of <c>FlagOverrides.Use</c> that an entry is the only one of; null where it is not.</summary>
    public static TestSetup? OfOnlyEntry(TestSetup entry) =>
        entry.Place is ExpressionSyntax { Parent: InitializerExpressionSyntax { Expressions.Count: 1, Parent: ExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } } }
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Use", Expression: var type } && KnownValue.LastNameOf(type) == "FlagOverrides"
            ? Scope(call, entry.Value)
            : null;

    private static TestSetup Scope(ExpressionSyntax opening, SetupValue? value)
    {
        SyntaxNode? place = opening.Parent switch
        {
            UsingStatementSyntax { Declaration: null } use => use,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } variable } when !IsNamed(variable) => declaration.Parent switch
            {
                UsingStatementSyntax use => use,
                LocalDeclarationStatementSyntax local when !local.UsingKeyword.IsKind(SyntaxKind.None) => local,
                _ => null,
            },
            _ => null,
        };
        return new TestSetup(place ?? opening, place is UsingStatementSyntax ? TestSetupKind.Scope : TestSetupKind.Statement, place is null ? null : value);
    }

    private static bool IsNamed(VariableDeclaratorSyntax variable) =>
        variable.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText && name.Identifier.ValueText != "_") == true;
}
