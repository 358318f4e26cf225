using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Expressions that are null, whatever happens: <c>null</c>, <c>(int?)null</c>, <c>default(string)</c>.</summary>
internal static class Nulls
{
    /// <summary>Whether an expression is null by how it is written. Not of <c>dynamic</c>, which is compared when the program runs.</summary>
    public static bool Is(ExpressionSyntax expression, SemanticModel model) => Known.Unwrap(expression) switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } => true,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } literal => MayBeNull(model.GetTypeInfo(literal).ConvertedType),
        DefaultExpressionSyntax all => MayBeNull(model.GetTypeInfo(all).Type),
        CastExpressionSyntax cast => MayBeNull(model.GetTypeInfo(cast).Type) && Is(cast.Expression, model) && !Effects.IsUserDefined(cast, model),
        _ => false,
    };

    /// <summary>Whether there is a null of a type.</summary>
    public static bool MayBeNull(ITypeSymbol? type) =>
        type is { TypeKind: not (TypeKind.Error or TypeKind.Dynamic), IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
}
