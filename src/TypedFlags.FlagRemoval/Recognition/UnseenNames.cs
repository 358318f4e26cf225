using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        expression is MemberAccessExpressionSyntax { Name: var name, Expression: var names }
        && name.Identifier.ValueText == flag.MemberName
        && names switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Names", Expression: var type } => IsFlags(type, model),
            IdentifierNameSyntax { Identifier.ValueText: "Names" } => IsNothing(names, model) && UnseenUsings.BringIn(names, model),
            _ => false,
        }
        && model.GetSymbolInfo(expression).Symbol is null;

    /// <summary>Whether a name that stands alone is the accessor: <c>NewCheckout.IsEnabled()</c>, where <c>using static Shop.Flags</c> brings it in.</summary>
    public static bool IsHandle(IdentifierNameSyntax name, PinnedFlag flag, SemanticModel model) =>
        name.Identifier.ValueText == flag.MemberName && IsValue(name) && IsNothing(name, model) && UnseenUsings.BringIn(name, model);

    /// <summary>Whether a name is the type that was made for the flag: <c>Flags.LayoutVariant</c>, also in documentation.</summary>
    public static bool IsType(SimpleNameSyntax name, PinnedFlag flag, SemanticModel model) =>
        (name.Identifier.ValueText == flag.MemberName + "Variant" || name.Identifier.ValueText == flag.MemberName + "Value")
        && name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => IsFlags(access.Expression, model),
            QualifiedNameSyntax qualified when qualified.Right == name => IsFlags(qualified.Left, model),
            AliasQualifiedNameSyntax or MemberBindingExpressionSyntax or MemberCrefSyntax or NameColonSyntax or NameEqualsSyntax => false,
            _ => IsNothing(name, model) && UnseenUsings.BringIn(name, model),
        };

    /// <summary>Whether documentation links to what was made for the flag: <c>&lt;see cref="Flags.NewCheckout"/&gt;</c>.</summary>
    public static bool AreLinkedBy(CrefSyntax cref, PinnedFlag flag, SemanticModel model)
    {
        if (cref is not QualifiedCrefSyntax { Container: var container, Member: NameMemberCrefSyntax { Parameters: null, Name: SimpleNameSyntax { Identifier.ValueText: var member } } })
        {
            return false;
        }

        bool isOwn = member == flag.MemberName;
        return (isOwn || member == flag.MemberName + "Variant" || member == flag.MemberName + "Value") && (IsFlags(container, model) || (isOwn && IsWrittenAs(container, "IFlags") && IsNothing(container, model)))
            || container is QualifiedNameSyntax { Left: var type, Right.Identifier.ValueText: var inner } && IsFlags(type, model)
                && (isOwn ? inner == "Names" : inner == flag.MemberName + "Variant" || inner == flag.MemberName + "Value");
    }

    private static bool IsFlags(ExpressionSyntax type, SemanticModel model) =>
        IsNothing(type, model) && (IsWrittenAs(type, "Flags") || (type is IdentifierNameSyntax alias && UnseenUsings.IsAlias(alias)));

    private static bool IsNothing(ExpressionSyntax name, SemanticModel model) => model.GetSymbolInfo(name) is { Symbol: null, CandidateSymbols.IsEmpty: true };

    // What is set in an initializer, or named before a colon, is a member of something else.
    private static bool IsValue(IdentifierNameSyntax name) =>
        name.Parent is not (NameColonSyntax or NameEqualsSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } or QualifiedNameSyntax or AttributeSyntax or MemberCrefSyntax)
        && !SyntaxFacts.IsInTypeOnlyContext(name);

    private static bool IsWrittenAs(ExpressionSyntax receiver, string word) => receiver switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText.TrimStart('_') == word,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText.TrimStart('_') == word,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText == word,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText == word,
        _ => false,
    };
}
