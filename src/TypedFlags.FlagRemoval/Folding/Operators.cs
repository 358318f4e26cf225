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
            return IsMore(written, operation, model, depth)
                || (operation.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression && Conversions.Truth(written.ContainingType).Any(asked => IsMore(asked, operation, model, depth)));
        }

        return operation switch
        {
            CastExpressionSyntax cast => IsChecked(cast) || Conversions.AreOfElements(cast, model, depth),
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
                SyntaxKind.CoalesceExpression => Conversions.AreOfLeft(binary, model, depth),
                SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => ComparesElements(binary, model, depth),
                _ => false,
            },
            _ => true,
        };
    }

    /// <summary>The method that somebody wrote for an operator or a conversion; null where it is the language's or the framework's.</summary>
    public static IMethodSymbol? WrittenFor(ExpressionSyntax operation, SemanticModel model) =>
        model.GetSymbolInfo(operation).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion, ContainingType: { SpecialType: SpecialType.None } type } method
        && !AreOfFramework(type) ? method : null;

    /// <summary>Whether a type is one of the framework's own, of which it is known that its operators only compute.</summary>
    public static bool AreOfFramework(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsMore(IMethodSymbol written, ExpressionSyntax operation, SemanticModel model, int depth) =>
        written.Name == WellKnownMemberNames.ImplicitConversionName
            ? Conversions.DoesMore(written, operation, model, depth)
            : !SourceMethods.AreOneExpression(written, model, depth) || TypeStarts.DoMore(written, operation, model, depth);

    // (a, b) == (c, d): each element by its own operator.
    private static bool ComparesElements(BinaryExpressionSyntax comparison, SemanticModel model, int depth) =>
        model.GetTypeInfo(comparison.Left).Type is INamedTypeSymbol { IsTupleType: true } tuple && ElementsOf(tuple).SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>())
            .Any(method => method.Name is WellKnownMemberNames.EqualityOperatorName or WellKnownMemberNames.InequalityOperatorName && !method.ContainingType.DeclaringSyntaxReferences.IsEmpty
                && IsMore(method, comparison, model, depth));

    private static IEnumerable<ITypeSymbol> ElementsOf(INamedTypeSymbol tuple) =>
        tuple.TupleElements.SelectMany(static element => element.Type is INamedTypeSymbol { IsTupleType: true } inner ? ElementsOf(inner) : [element.Type]);

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
