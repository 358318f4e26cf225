using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Methods that were named by the user: <c>IFeatureService.IsEnabled</c>, <c>Shop.Features.IsOn</c>. Immutable.</summary>
internal sealed class NamedMethods
{
    private readonly ImmutableArray<(string Type, string Method)> _methods;

    public NamedMethods(ImmutableArray<string> methods) => _methods =
    [
        .. from method in methods
           let dot = method.LastIndexOf('.')
           where dot > 0 && dot < method.Length - 1
           select (method.Substring(0, dot).Trim(), method.Substring(dot + 1).Trim()),
    ];

    /// <summary>Whether a method as declared was named.</summary>
    public bool Has(IMethodSymbol method) => _methods.Any(named => named.Method == method.Name && IsNamed(method.ContainingType, named.Type));

    /// <summary>Whether a method of this name was named, of a type that is called so or not known.</summary>
    public bool MayHave(string method, string? type) =>
        _methods.Any(named => named.Method == method && (type is null || named.Type == type || named.Type.EndsWith("." + type, StringComparison.Ordinal)));

    // `Features`, `Shop.Features` and `Outer.Features` are all names of Shop.Outer.Features; type parameters are not written.
    private static bool IsNamed(INamedTypeSymbol? type, string name)
    {
        if (type is null)
        {
            return false;
        }

        string full = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None));
        return full == name || full.EndsWith("." + name, StringComparison.Ordinal);
    }
}
