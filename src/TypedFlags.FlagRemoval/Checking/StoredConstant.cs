using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Values that the compiler finds useless to store where nobody reads them: constants, and what is empty.</summary>
internal static class StoredConstant
{
    /// <summary>Whether a value may matter by being stored alone.</summary>
    /// <param name="value">What is stored.</param>
    /// <param name="type">The type of the field that it is stored in.</param>
    /// <param name="model">What the value means.</param>
    public static bool IsMissed(ExpressionSyntax value, ITypeSymbol type, SemanticModel model)
    {
        ExpressionSyntax inner = value;
        while (inner is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            inner = inner is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : ((PostfixUnaryExpressionSyntax)inner).Operand;
        }

        bool isNothing = inner.IsKind(SyntaxKind.NullLiteralExpression) || inner.IsKind(SyntaxKind.DefaultLiteralExpression) || inner is DefaultExpressionSyntax;
        if (type.IsReferenceType && type.SpecialType != SpecialType.System_String)
        {
            return !isNothing && model.GetConstantValue(inner) is not { HasValue: true, Value: null };
        }

        if (type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer || model.GetConversion(value).IsUserDefined)
        {
            return true;
        }

        return !isNothing && IsMissed(inner, model);
    }

    private static bool IsMissed(ExpressionSyntax value, SemanticModel model) => value switch
    {
        InterpolatedStringExpressionSyntax => true,
        _ when model.GetConstantValue(value).HasValue => false,
        TupleExpressionSyntax => false,
        CastExpressionSyntax cast => model.GetConversion(cast.Expression).IsUserDefined || model.GetSymbolInfo(cast).Symbol is not null || IsMissed(cast.Expression, model),
        BaseObjectCreationExpressionSyntax creation => creation.Initializer is not null || model.GetSymbolInfo(creation).Symbol is not IMethodSymbol { IsImplicitlyDeclared: true },
        _ => true,
    };
}
