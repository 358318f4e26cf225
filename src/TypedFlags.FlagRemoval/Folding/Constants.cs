using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Expressions that are the same each time.</summary>
internal static class Constants
{
    /// <summary>The value of an expression: constants, also by name, and <c>static readonly</c> fields that a constant is written into, once.</summary>
    public static Optional<object?> Of(ExpressionSyntax expression, SemanticModel model)
    {
        Optional<object?> constant = model.GetConstantValue(expression);
        if (constant.HasValue)
        {
            return constant;
        }

        return model.GetSymbolInfo(expression).Symbol switch
        {
            // A dotted name behind `is` reads as a type.
            IFieldSymbol { HasConstantValue: true } field => field.ConstantValue,
            IFieldSymbol { IsStatic: true, IsReadOnly: true } field => OfReadOnly(field, model.Compilation),
            _ => default,
        };
    }

    private static Optional<object?> OfReadOnly(IFieldSymbol field, Compilation compilation)
    {
        if (field.DeclaringSyntaxReferences.Length != 1
            || field.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value }
            || !compilation.ContainsSyntaxTree(value.SyntaxTree)
            || field.ContainingType.StaticConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared))
        {
            return default;
        }

        // A constant of a narrower type is not what the field holds.
        SemanticModel model = compilation.GetSemanticModel(value.SyntaxTree);
        return SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(value).Type, field.Type) ? model.GetConstantValue(value) : default;
    }
}
