using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Type arguments that calls of a method do not write, and take from what they give for its parameters.</summary>
internal static class InferredTypes
{
    /// <summary>Whether a call could mean another type, or none, without what it gives for a parameter.</summary>
    public static bool Need(IParameterSymbol parameter, SyntaxNode declaration, IReadOnlyList<CallSite> calls, Removal removal)
    {
        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;
        if (!Names(parameter.Type, method))
        {
            return false;
        }

        // One of the same type says the same, as long as it is read: else it would go as well.
        List<IParameterSymbol> others = [.. method.Parameters.Where(other => other.Ordinal != parameter.Ordinal && SymbolEqualityComparer.Default.Equals(other.Type, parameter.Type) && UnusedParameter.ChecksOf(other, method, declaration, removal) is null)];
        return calls.Any(call => !IsWritten(call.Node) && !others.Exists(other => Says(other, call, removal)));
    }

    private static bool Names(ITypeSymbol type, IMethodSymbol method) => type switch
    {
        ITypeParameterSymbol one => SymbolEqualityComparer.Default.Equals(one.DeclaringMethod, method),
        IArrayTypeSymbol array => Names(array.ElementType, method),
        IPointerTypeSymbol pointer => Names(pointer.PointedAtType, method),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Names(argument, method)) || (named.ContainingType is { } outer && Names(outer, method)),
        _ => false,
    };

    private static bool IsWritten(SyntaxNode call) => call is InvocationExpressionSyntax { Expression: GenericNameSyntax or MemberAccessExpressionSyntax { Name: GenericNameSyntax } or MemberBindingExpressionSyntax { Name: GenericNameSyntax } };

    // Of what is converted for the call, the type could be taken for another one.
    private static bool Says(IParameterSymbol parameter, CallSite call, Removal removal) =>
        call.ArgumentFor(parameter) is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } given, Syntax: ArgumentSyntax { Expression: var value } }
        && SymbolEqualityComparer.Default.Equals(removal.Now.ModelOf(value.SyntaxTree).GetTypeInfo(value, removal.CancellationToken).Type, given.Type);
}
