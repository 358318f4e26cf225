using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>What a set-up says that the answer shall be.</summary>
/// <param name="Constant">A constant, or the name of a variant; null for a parameter.</param>
/// <param name="Parameter">The parameter that says it.</param>
internal sealed record SetupValue(object? Constant, IParameterSymbol? Parameter)
{
    /// <summary>Whether a parameter says it that is no member's, but a local function's or a lambda's.</summary>
    public bool IsOfFunction => Parameter is { ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } };

    /// <summary>The value of an argument, also in a task; null where it is not understood.</summary>
    public static SetupValue? Of(ExpressionSyntax expression, SemanticModel model)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Of(parenthesized.Expression, model);
            case CastExpressionSyntax cast:
                return Of(cast.Expression, model);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments }:
                return Of(arguments[0].Expression, model);
            case ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "ValueTask" }, ArgumentList.Arguments: { Count: 1 } arguments }:
                return Of(arguments[0].Expression, model);
            case LambdaExpressionSyntax { ExpressionBody: { } body }:
                return Of(body, model);
        }

        if (model.GetSymbolInfo(expression).Symbol is IParameterSymbol { RefKind: RefKind.None } parameter)
        {
            return new SetupValue(null, parameter);
        }

        if (model.GetTypeInfo(expression).Type is { TypeKind: TypeKind.Enum } && KnownValue.LastNameOf(expression) is { } member)
        {
            return new SetupValue(member, null);
        }

        return Constants.Of(expression, model) is { HasValue: true, Value: { } constant } ? new SetupValue(constant, null) : null;
    }

    /// <summary>Whether a constant says what everybody gets from now on; null where it is no answer of the flag.</summary>
    public static bool? IsKept(object? constant, PinnedFlag flag)
    {
        if (flag.ValueType == FlagValueType.Boolean)
        {
            bool? asked = constant switch
            {
                bool value => value,
                string text => text.ToUpperInvariant() switch { "TRUE" or "ON" => true, "FALSE" or "OFF" => false, _ => null },
                _ => null,
            };
            return asked is null ? null : asked == (bool)flag.Value;
        }

        if (constant is string name && flag.Variants.FirstOrDefault(variant => variant.Name == name || variant.MemberName == name) is { } known)
        {
            return known.Name == flag.Variant;
        }

        return constant switch
        {
            string text => flag.Value is string value ? string.Equals(text, value, StringComparison.Ordinal) : null,
            _ => Numbers.Compare(constant, flag.Value) is { } order ? order == 0 : null,
        };
    }
}
