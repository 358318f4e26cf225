using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Names that the generator makes, in code without what it made: they bind to nothing, and are known by how they are written.</summary>
internal static class UnseenNames
{
    /// <summary>Whether a member of the flag's name is its accessor: <c>Flags.NewCheckout</c>, <c>_flags.NewCheckout</c>.</summary>
    /// <param name="receiver">What stands before the member, which binds to nothing.</param>
    /// <param name="model">What the file means.</param>
    public static bool AreOn(ExpressionSyntax receiver, SemanticModel model)
    {
        if (IsFlags(receiver, model))
        {
            return true;
        }

        return model.GetTypeInfo(receiver).Type is IErrorTypeSymbol type
            && (type.Name.Length == 0 ? IsWrittenAs(receiver, "flags") && model.GetSymbolInfo(receiver).Symbol is not null : type.Name.EndsWith("Flags", StringComparison.Ordinal));
    }

    /// <summary>Whether an expression is the constant of the flag's key: <c>Flags.Names.NewCheckout</c>.</summary>
    public static bool IsName(ExpressionSyntax expression, PinnedFlag flag, SemanticModel model) =>
        expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Names", Expression: var type }, Name: var name }
        && name.Identifier.ValueText == flag.MemberName
        && IsFlags(type, model)
        && model.GetSymbolInfo(expression).Symbol is null;

    private static bool IsFlags(ExpressionSyntax type, SemanticModel model) =>
        IsWrittenAs(type, "Flags") && model.GetSymbolInfo(type) is { Symbol: null, CandidateSymbols.IsEmpty: true };

    private static bool IsWrittenAs(ExpressionSyntax receiver, string word) => receiver switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText.TrimStart('_') == word,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText.TrimStart('_') == word,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText == word,
        _ => false,
    };
}
