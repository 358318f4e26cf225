using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>What tests set of a stand-in that somebody wrote: <c>new FakeFeatures { NewCheckout = true }</c>, <c>_features.NewCheckout = true;</c>.</summary>
internal static class StandInSetups
{
    /// <summary>The set-up that a name is what is set of; null where it is not.</summary>
    public static TestSetup? Of(ExpressionSyntax name, AskingContracts contracts, SemanticModel model)
    {
        if (!contracts.Names.Contains((name as IdentifierNameSyntax)?.Identifier.ValueText ?? ""))
        {
            return null;
        }

        ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return target.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == target
            && model.GetSymbolInfo(name).Symbol is IPropertySymbol { IsStatic: false } property && contracts.AreImplementedBy(property) && TestMethods.AreSurelyAround(name, model.Compilation)
            ? EntrySetups.OfAssignment(assignment, model)
            : null;
    }
}
