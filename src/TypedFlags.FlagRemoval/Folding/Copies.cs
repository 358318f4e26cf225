using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Pinning;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>A choice between two values is a copy of one: <c>(isNew ? counter : other).Next()</c> counts on in that, and <c>counter.Next()</c> in the counter itself.</summary>
internal static class Copies
{
    /// <summary>Whether somebody may notice that a side, which stands in the place of the whole, is no copy any more.</summary>
    public static bool Matter(ExpressionSyntax whole, ExpressionSyntax side, SemanticModel model)
    {
        // `isNew ? ref counter : ref other` is the variable itself.
        if (whole is ConditionalExpressionSyntax { WhenTrue: RefExpressionSyntax } || !IsVariable(Known.Unwrap(side), model))
        {
            return false;
        }

        ExpressionSyntax place = Parentheses.WithAround(whole);
        return place.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == place && MayChange(model.GetTypeInfo(whole).Type) && model.GetSymbolInfo(access).Symbol is IMethodSymbol method && MayChangeIt(method),
            ElementAccessExpressionSyntax access => access.Expression == place && MayChange(model.GetTypeInfo(whole).Type),
            ArgumentSyntax argument => model.GetOperation(argument) is IArgumentOperation { Parameter.RefKind: RefKind.In or RefKind.RefReadOnlyParameter },
            _ => false,
        };
    }

    private static bool IsVariable(ExpressionSyntax side, SemanticModel model) => side is ElementAccessExpressionSyntax or ThisExpressionSyntax || model.GetSymbolInfo(side).Symbol switch
    {
        ILocalSymbol local => !local.IsConst,
        IParameterSymbol => true,
        IFieldSymbol field => !field.IsConst,
        IMethodSymbol method => method.RefKind != RefKind.None,
        IPropertySymbol property => property.RefKind != RefKind.None,
        _ => false,
    };

    // Of what the language knows, and of what says so, nothing does.
    private static bool MayChange(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsReadOnly: false, SpecialType: SpecialType.None, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };

    // An extension may take it by reference. What every object has changes none.
    private static bool MayChangeIt(IMethodSymbol method) => method.ReducedFrom is { } extension
        ? extension.Parameters[0].RefKind != RefKind.None
        : !method.IsReadOnly && !method.IsOverride && method.ContainingType.IsValueType;
}
