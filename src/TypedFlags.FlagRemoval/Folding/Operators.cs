using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Which operators and conversions do more than to compute.</summary>
internal static class Operators
{
    /// <summary>Whether one may do something beside what its operands do: those that assign or may throw on purpose, and those of the program that are more than an expression.</summary>
    public static bool DoMore(ExpressionSyntax operation, SemanticModel model, int depth)
    {
        if (WrittenFor(operation, model) is { } written)
        {
            return !SourceMethods.AreOneExpression(written, model, depth);
        }

        return operation switch
        {
            CastExpressionSyntax => IsChecked(operation),
            PrefixUnaryExpressionSyntax unary => unary.Kind() switch
            {
                SyntaxKind.LogicalNotExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.BitwiseNotExpression or SyntaxKind.IndexExpression => false,
                SyntaxKind.UnaryMinusExpression => IsChecked(unary),
                _ => true,
            },
            PostfixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            BinaryExpressionSyntax binary => binary.Kind() switch
            {
                SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => MayDivideByZero(binary, model),
                SyntaxKind.AddExpression => IsChecked(binary) || JoinsTexts(binary, model, depth),
                SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression => IsChecked(binary),
                _ => false,
            },
            _ => true,
        };
    }

    /// <summary>The method that somebody wrote for an operator or a conversion; null where it is the language's or the framework's.</summary>
    public static IMethodSymbol? WrittenFor(ExpressionSyntax operation, SemanticModel model) =>
        model.GetSymbolInfo(operation).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion, ContainingType.SpecialType: SpecialType.None } method
        && method.ContainingNamespace?.Name != "System" ? method : null;

    // Who writes `checked` wants to hear of an overflow. A whole project that is built so is no such wish.
    private static bool IsChecked(ExpressionSyntax operation)
    {
        foreach (SyntaxNode node in operation.Ancestors())
        {
            switch (node.Kind())
            {
                case SyntaxKind.CheckedExpression or SyntaxKind.CheckedStatement:
                    return true;
                case SyntaxKind.UncheckedExpression or SyntaxKind.UncheckedStatement:
                    return false;
                default:
                    if (node is MemberDeclarationSyntax)
                    {
                        return false;
                    }

                    break;
            }
        }

        return false;
    }

    // Of floating-point numbers everything has an answer, and so has `count / 2`.
    private static bool MayDivideByZero(BinaryExpressionSyntax division, SemanticModel model) =>
        model.GetTypeInfo(division).Type is not { SpecialType: SpecialType.System_Double or SpecialType.System_Single }
        && !(model.GetConstantValue(division.Right) is { HasValue: true, Value: { } by } && Numbers.Compare(by, 0) > 0);

    private static bool JoinsTexts(BinaryExpressionSyntax sum, SemanticModel model, int depth) => model.GetTypeInfo(sum).Type is { SpecialType: SpecialType.System_String }
        && (Texts.DoesMore(sum.Left, model, depth) || Texts.DoesMore(sum.Right, model, depth));
}
