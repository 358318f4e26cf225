using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Words what to do with a gate that is still there: <c>UseForFeature</c>, <c>WithFeatureGate</c>, <c>WithVariantService</c>.</summary>
internal static class GateMessage
{
    public static string Of(InvocationExpressionSyntax call, PinnedFlag flag, SemanticModel model)
    {
        string method = Receivers.NameOf(call)!;
        return (method, flag.Value) switch
        {
            ("WithVariantService", _) => OfService(call, flag, model),
            (_, not bool) => $"'{method}' asks whether the flag '{flag.Key}' is on, which is not its value. Take the call out by hand.",
            ("WithFeatureGate", true) => "This 'WithFeatureGate' always lets through now. Take the call out by hand.",
            ("WithFeatureGate", _) => "What stands behind this 'WithFeatureGate' is never reached any more, and it isn't sure what all of it is. Delete it by hand.",
            (_, true) => $"What this '{method}' adds is always there now, and it isn't sure how to add it without the flag. Move it out of the call by hand.",
            _ => $"What this '{method}' adds is never there any more. Take the call out by hand.",
        };
    }

    // Which implementation it is says its alias, or else its name, without regard to case.
    private static string OfService(InvocationExpressionSyntax call, PinnedFlag flag, SemanticModel model)
    {
        if (flag.Variant is null || flag.ValueType == FlagValueType.Boolean || call.Expression is not MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: { Count: > 0 } arguments } })
        {
            return "Which service this 'WithVariantService' gives can't be said. Take the call out by hand.";
        }

        INamedTypeSymbol[] kept = model.GetTypeInfo(arguments[0]).Type is INamedTypeSymbol { TypeKind: not TypeKind.Error } service
            ? [.. model.Compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
                .Where(type => type is { TypeKind: TypeKind.Class, IsAbstract: false } && string.Equals(NameOf(type), flag.Variant, StringComparison.OrdinalIgnoreCase)
                    && model.Compilation.ClassifyCommonConversion(type, service).IsImplicit)]
            : [];
        string implementation = kept.Length == 1 ? $"'{kept[0].Name}'" : $"the implementation for '{flag.Variant}'";
        return $"Of '{arguments[0]}' this always gives {implementation} now. Register only that one, ask for '{arguments[0]}' itself in the place of 'IVariantServiceProvider<{arguments[0]}>', and take the call out by hand.";
    }

    private static string NameOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name == "VariantServiceAliasAttribute") is { ConstructorArguments: { Length: 1 } arguments }
            ? arguments[0].Value as string ?? type.Name
            : type.Name;
}
