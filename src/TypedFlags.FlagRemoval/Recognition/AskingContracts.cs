using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>
/// Members of interfaces that ask for the flag, whoever implements them, and for which tests have stand-ins: <c>IFeatures.NewCheckout</c>, whose implementations are
/// <c>client.IsEnabled("new_checkout")</c>. What tests say of a stand-in sets the flag. Immutable.
/// </summary>
/// <param name="ids">The documentation ids of the members.</param>
internal sealed class AskingContracts(IReadOnlyCollection<string> ids)
{
    private readonly HashSet<string> _ids = new(ids, StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(ids.Select(NameOf), StringComparer.Ordinal);

    /// <summary>None.</summary>
    public static AskingContracts None { get; } = new([]);

    /// <summary>The documentation ids.</summary>
    public IReadOnlyCollection<string> Ids => _ids;

    /// <summary>The names of the members.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>The name of a member, from its documentation id.</summary>
    public static string NameOf(string id)
    {
        string path = id.Split('(')[0];
        return path.Substring(path.LastIndexOf('.') + 1);
    }

    /// <summary>Whether a symbol is one of the members.</summary>
    public bool Has(ISymbol? symbol) =>
        symbol is (IPropertySymbol or IMethodSymbol) && _names.Contains(symbol.Name) && symbol.ContainingType is { TypeKind: TypeKind.Interface }
        && symbol.OriginalDefinition.GetDocumentationCommentId() is { } id && _ids.Contains(id);

    /// <summary>Whether a property of a class stands for one of the members.</summary>
    public bool AreImplementedBy(IPropertySymbol property) => _names.Contains(property.Name) && InheritedMembers.Of(property).Any(Has);
}
