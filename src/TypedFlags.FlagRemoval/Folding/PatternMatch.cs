using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Whether a pattern matches a value that is known. Null is "nobody can say".</summary>
internal static class PatternMatch
{
    /// <summary>Whether a pattern matches.</summary>
    public static bool? Of(PatternSyntax pattern, KnownValue value, SemanticModel model) => pattern switch
    {
        ParenthesizedPatternSyntax inner => Of(inner.Pattern, value, model),
        DiscardPatternSyntax => true,
        VarPatternSyntax { Designation: SingleVariableDesignationSyntax or DiscardDesignationSyntax } => true,

        // Behind `not`, a type reads as a constant.
        ConstantPatternSyntax constant => value.IsNull && model.GetSymbolInfo(constant.Expression).Symbol is ITypeSymbol ? false : value.Is(constant.Expression, model),
        TypePatternSyntax type => OfName(type.Type, value, model),
        DeclarationPatternSyntax { Designation: SingleVariableDesignationSyntax or DiscardDesignationSyntax } declaration => OfType(declaration.Type, value, model),
        UnaryPatternSyntax not => !Of(not.Pattern, value, model),
        BinaryPatternSyntax binary => OfBoth(binary, Of(binary.Left, value, model), Of(binary.Right, value, model)),
        RelationalPatternSyntax relational => OfOrder(relational, value, model),
        RecursivePatternSyntax recursive => OfProperties(recursive, value, model),
        _ => null,
    };

    /// <summary>The same for a dotted name, which is a type or a constant.</summary>
    public static bool? OfName(TypeSyntax name, KnownValue value, SemanticModel model) =>
        model.GetSymbolInfo(name).Symbol is ITypeSymbol ? OfType(name, value, model) : value.Is(name, model);

    /// <summary>True where a pattern says nothing of what it is given, not even that it is not null.</summary>
    public static bool IsForAll(PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax inner => IsForAll(inner.Pattern),
        DiscardPatternSyntax => true,
        VarPatternSyntax { Designation: SingleVariableDesignationSyntax or DiscardDesignationSyntax } => true,
        _ => false,
    };

    /// <summary>The variables that patterns in a node declare.</summary>
    public static IEnumerable<SingleVariableDesignationSyntax> Variables(SyntaxNode node) => node.DescendantNodes().OfType<SingleVariableDesignationSyntax>();

    private static bool? OfBoth(BinaryPatternSyntax pattern, bool? left, bool? right) =>
        pattern.IsKind(SyntaxKind.OrPattern)
            ? left == true || right == true ? true : left is null || right is null ? null : false
            : left == false || right == false ? false : left is null || right is null ? null : true;

    private static bool? OfType(TypeSyntax type, KnownValue value, SemanticModel model) =>
        value.IsNull
            ? false
            : value.Type is { } known && model.GetTypeInfo(type).Type is { TypeKind: not TypeKind.Error } wanted
            ? SymbolEqualityComparer.Default.Equals(known, wanted)
                ? true
                : model.Compilation.ClassifyCommonConversion(known, wanted) is { IsImplicit: true } conversion && (conversion.IsReference || !wanted.IsValueType) ? true : null
            : null;

    private static bool? OfOrder(RelationalPatternSyntax pattern, KnownValue value, SemanticModel model) =>
        value.IsNull ? false
        : Constants.Of(pattern.Expression, model) is { HasValue: true } bound && Numbers.Compare(value.Value, bound.Value) is { } order
            ? pattern.OperatorToken.Kind() switch
            {
                SyntaxKind.LessThanToken => order < 0,
                SyntaxKind.LessThanEqualsToken => order <= 0,
                SyntaxKind.GreaterThanToken => order > 0,
                SyntaxKind.GreaterThanEqualsToken => order >= 0,
                _ => null,
            }
            : null;

    // What is known beside null is an object, and of a text its length is known.
    private static bool? OfProperties(RecursivePatternSyntax pattern, KnownValue value, SemanticModel model)
    {
        if (value.IsNull)
        {
            return false;
        }

        if (pattern.PositionalPatternClause is not null || pattern.PropertyPatternClause is not { } properties || (pattern.Type is { } type && OfType(type, value, model) != true))
        {
            return null;
        }

        bool? all = true;
        foreach (SubpatternSyntax property in properties.Subpatterns)
        {
            bool? one = property.NameColon?.Name.Identifier.ValueText == "Length" && value.Value is string text
                ? Of(property.Pattern, new KnownValue(text.Length, model.Compilation.GetSpecialType(SpecialType.System_Int32), Member: null), model)
                : null;
            all = one == false || all == false ? false : one is null || all is null ? null : true;
        }

        return all;
    }
}
