using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>Which parameters of a method are names of flags.</summary>
/// <param name="Parameters">Their places; empty for most methods.</param>
/// <param name="ValueType">What the method asks for, or null.</param>
internal sealed record NameParameters(ImmutableArray<int> Parameters, string? ValueType)
{
    /// <summary>True where a member of an enum stands for its name.</summary>
    public bool TakesEnums { get; init; }

    /// <summary>Of a method that takes none.</summary>
    public static readonly NameParameters None = new([], null);
}

/// <summary>
/// Says of methods and properties whether they take the name of a flag: by <c>[FlagName]</c> on them, on what they override or on what
/// they implement, or because they are known of another library. Safe for any number of threads.
/// </summary>
internal sealed class NameTargets
{
    private readonly ConcurrentDictionary<ISymbol, NameParameters> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _properties = new(SymbolEqualityComparer.Default);

    /// <summary>The parameters of a method or constructor, or of an indexer, that are names of flags.</summary>
    public NameParameters Of(IMethodSymbol method) =>
        _methods.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, static symbol => Read((IMethodSymbol)symbol));

    /// <inheritdoc cref="Of(IMethodSymbol)"/>
    public NameParameters Of(IPropertySymbol indexer) =>
        _methods.GetOrAdd(indexer.OriginalDefinition, static symbol => new NameParameters(
            Marked(InheritedMembers.Of((IPropertySymbol)symbol).Select(static property => property.Parameters)), null));

    /// <summary>True where a property's value is the name of a flag.</summary>
    public bool IsName(IPropertySymbol property) =>
        _properties.GetOrAdd(property.OriginalDefinition, static symbol => InheritedMembers.Of((IPropertySymbol)symbol).Any(IsMarked));

    private static NameParameters Read(IMethodSymbol method)
    {
        ImmutableArray<IMethodSymbol> members = [.. InheritedMembers.Of(method)];
        string? valueType = null;
        bool takesEnums = false;
        HashSet<int> parameters = [.. Marked(members.Select(static member => member.Parameters))];
        foreach (IMethodSymbol member in members)
        {
            foreach (ForeignApi api in ForeignApi.All)
            {
                if (IsOf(member, api))
                {
                    valueType ??= api.ValueType;
                    takesEnums |= api.TakesEnums;
                    parameters.UnionWith(member.Parameters.Where(parameter => api.Parameters.Contains(parameter.Name)).Select(static parameter => parameter.Ordinal));
                }
            }
        }

        return parameters.Count == 0 ? NameParameters.None : new NameParameters([.. parameters], valueType ?? AskedType.Of(method)) { TakesEnums = takesEnums };
    }

    private static ImmutableArray<int> Marked(IEnumerable<ImmutableArray<IParameterSymbol>> members) =>
        [.. members.SelectMany(static parameters => parameters.Where(IsMarked)).Select(static parameter => parameter.Ordinal).Distinct()];

    private static bool IsMarked(IPropertySymbol property) =>
        IsMarked((ISymbol)property) || (property.SetMethod is { } setter && IsMarked(setter.Parameters[setter.Parameters.Length - 1]));

    private static bool IsMarked(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "FlagNameAttribute", ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOf(IMethodSymbol method, ForeignApi api) =>
        api.Methods.Contains(method.Name)
        && method.ContainingType is { } type
        && api.TypeName == type.Name
        && type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) == api.Type;
}
