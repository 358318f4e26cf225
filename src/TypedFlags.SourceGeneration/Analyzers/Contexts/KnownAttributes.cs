using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>What is known of an attribute's name.</summary>
/// <param name="Types">The types that flags files declare it with; empty where that is not known.</param>
/// <param name="Own">This project's own declaration, where no other assembly has one; else null.</param>
internal sealed record KnownAttribute(ImmutableArray<AttributeType> Types, AttributeDefinition? Own);

/// <summary>The context attributes of this project's flags files and of referenced assemblies. Immutable.</summary>
internal sealed class KnownAttributes
{
    private readonly Dictionary<string, KnownAttribute> _attributes = new(StringComparer.Ordinal);

    private KnownAttributes(FlagCatalog catalog)
    {
        // With an error in its declaration, an attribute has a name and nothing more.
        foreach (string name in catalog.Binding?.DeclaredAttributes ?? [])
        {
            _attributes[name] = new KnownAttribute([], Own: null);
        }

        foreach (AttributeDefinition attribute in catalog.Binding?.Definition.Context ?? default)
        {
            _attributes[attribute.Name] = new KnownAttribute([attribute.Type], attribute);
        }

        foreach (string declaration in catalog.References.SelectMany(static reference => reference.Attributes))
        {
            Add(declaration);
        }
    }

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => _attributes.Keys.OrderBy(static name => name, StringComparer.Ordinal);

    /// <summary>Null where a name that is not known may be declared all the same, or where nothing declares any.</summary>
    /// <param name="catalog">What is known of flags.</param>
    /// <param name="files">The additional files of the compilation.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static KnownAttributes? From(FlagCatalog catalog, ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        if (files.Any(file => FlagsFileName.IsMatch(file.Path) && file.GetText(cancellationToken) is null)
            || catalog.Binding is { IsTruncated: true } or { DeclaredAttributes.Count: 0, Diagnostics.IsEmpty: false })
        {
            return null;
        }

        KnownAttributes known = new(catalog);
        return known._attributes.Count == 0 ? null : known;
    }

    /// <summary>The attribute of a name, or null where nothing declares it.</summary>
    public KnownAttribute? Find(string name) => _attributes.TryGetValue(name, out KnownAttribute? attribute) ? attribute : null;

    // "plan:string"; the name may have a colon of its own.
    private void Add(string declaration)
    {
        int colon = declaration.LastIndexOf(':');
        string name = colon < 0 ? declaration : declaration.Substring(0, colon);
        AttributeType? type = colon < 0 ? null : TypeOf(declaration.Substring(colon + 1));
        bool isKnown = _attributes.TryGetValue(name, out KnownAttribute? known);
        ImmutableArray<AttributeType> types = type is not { } one || known is { Types.IsEmpty: true } ? []
            : isKnown ? known!.Types.Add(one)
            : [one];
        _attributes[name] = new KnownAttribute(types, Own: null);
    }

    private static AttributeType? TypeOf(string name) => name switch
    {
        "string" => AttributeType.String,
        "number" => AttributeType.Number,
        "boolean" => AttributeType.Boolean,
        "datetime" => AttributeType.DateTime,
        "semver" => AttributeType.Semver,
        "list" => AttributeType.List,
        _ => null,
    };
}
