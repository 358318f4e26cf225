using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Methods that take a flag's name and answer nothing: what they add or let through depends on it.</summary>
internal static class GateMethods
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "WithFeatureGate", "UseForFeature", "UseMiddlewareForFeature", "AddForFeature", "WithVariantService" };

    /// <summary>Whether a method of this name is one.</summary>
    public static bool Has(string method) => Names.Contains(method);

    /// <summary>The call of one that a key is given to; null where there is none.</summary>
    public static InvocationExpressionSyntax? Around(ExpressionSyntax key) =>
        key.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && Receivers.NameOf(call) is { } name && Has(name) ? call : null;
}
