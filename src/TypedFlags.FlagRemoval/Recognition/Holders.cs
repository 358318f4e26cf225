using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Locals that hold the flag's handle, or an answer that is not its value yet: <c>var flag = Flags.NewCheckout;</c>.</summary>
internal static class Holders
{
    /// <summary>What a variable holds; null where that is nothing of the flag, the value itself, or may change.</summary>
    public static FlagMeaning? Find(ISymbol? symbol, FlagMeanings meanings, SyntaxNode from)
    {
        if (symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations, IsRef: false } local
            || declarations[0].SyntaxTree != from.SyntaxTree
            || declarations[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            || declarator.Parent?.Parent is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 }
            || meanings.Of(value) is not { } held
            || held.IsAnswer
            || held.Kind is MeaningKind.Key or MeaningKind.EnumKey or MeaningKind.Unknown
            || IsWritten(local, declarator))
        {
            return null;
        }

        return held with { Dropped = [] };
    }

    /// <summary>True where an expression is what a local is set to that is never set again.</summary>
    public static bool IsHolderOf(ExpressionSyntax value, SemanticModel model) =>
        value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } variable }
        && model.GetDeclaredSymbol(variable) is ILocalSymbol { IsRef: false } local
        && !IsWritten(local, variable);

    private static bool IsWritten(ILocalSymbol local, VariableDeclaratorSyntax declarator)
    {
        SyntaxNode scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? declarator.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name && IsTarget(name));
    }

    private static bool IsTarget(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
        RefExpressionSyntax => true,
        _ => false,
    };
}
