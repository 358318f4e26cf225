using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Analyzers.Catalog;

/// <summary>Makes a <see cref="FlagInfo"/> of a definition, or of what a generated accessor says of its flag.</summary>
internal static class FlagInfoReader
{
    /// <summary>Of this project's own file.</summary>
    public static FlagInfo Of(FlagDefinition flag, FlagReach reach) => new()
    {
        Key = flag.Key,
        MemberName = flag.MemberName,
        IsOwn = true,
        Kind = flag.Kind,
        Owner = flag.Owner,
        Created = flag.Created,
        Expires = flag.Expires,
        IsDeprecated = flag.IsDeprecated,
        DeprecationMessage = flag.DeprecationMessage,
        ReplacedBy = flag.ReplacedBy,
        HasTargeting = reach.HasTargeting,
        Outcome = reach.OnlyOutcome,
        Values = flag.Type == FlagValueType.String
            ? [.. flag.Variants.Items.Select(static variant => variant.Value).OfType<ConstantValue.Text>().Select(static text => text.Value)]
            : [],
    };

    /// <summary>The attribute that marks an accessor, a member of <c>IFlags</c> or a constant of <c>Names</c>; else null.</summary>
    public static AttributeData? MarkOf(ISymbol? symbol)
    {
        if (symbol is not (IPropertySymbol or IFieldSymbol { IsConst: true }))
        {
            return null;
        }

        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "FlagAccessorAttribute", ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } }
                && KeyOf(attribute) is not null)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The key in a mark.</summary>
    public static string? KeyOf(AttributeData mark) =>
        FirstArgument(mark) as string;

    /// <summary>The value of the first argument; null where there is none.</summary>
    public static object? FirstArgument(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Kind is not (TypedConstantKind.Array or TypedConstantKind.Error)
            ? arguments[0].Value
            : null;

    /// <summary>Of a flag of another assembly.</summary>
    /// <param name="symbol">The accessor or constant.</param>
    /// <param name="mark">Its mark.</param>
    public static FlagInfo Of(ISymbol symbol, AttributeData mark)
    {
        Dictionary<string, TypedConstant> said = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, TypedConstant> argument in mark.NamedArguments)
        {
            said[argument.Key] = argument.Value;
        }

        string? Text(string name) => said.TryGetValue(name, out TypedConstant value) && value.Kind != TypedConstantKind.Array ? value.Value as string : null;
        bool Flag(string name) => said.TryGetValue(name, out TypedConstant value) && value.Kind != TypedConstantKind.Array && value.Value is true;
        return new FlagInfo
        {
            Key = KeyOf(mark)!,
            MemberName = symbol.Name,
            DeclaredIn = symbol.ContainingAssembly?.Name,
            ClassName = symbol.ContainingType?.ToDisplayString(),
            IsPublic = symbol.ContainingType?.DeclaredAccessibility == Accessibility.Public,
            Kind = KindOf(Text("Kind")),
            Owner = Text("Owner"),
            Created = Text("Created"),
            Expires = Text("Expires"),
            IsDeprecated = Flag("IsDeprecated"),
            DeprecationMessage = Text("DeprecationMessage"),
            ReplacedBy = Text("ReplacedBy"),
            HasTargeting = Flag("HasTargeting"),
            Outcome = Text("Outcome"),
            Values = Texts(said, "Values"),
        };
    }

    /// <summary>The texts of an array argument; empty where there is none.</summary>
    public static ImmutableArray<string> Texts(IEnumerable<KeyValuePair<string, TypedConstant>> arguments, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in arguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false } array)
            {
                return [.. array.Values.Select(static value => value.Value).OfType<string>()];
            }
        }

        return [];
    }

    private static FlagKind KindOf(string? kind) => kind switch
    {
        "experiment" => FlagKind.Experiment,
        "operational" => FlagKind.Operational,
        "permission" => FlagKind.Permission,
        _ => FlagKind.Release,
    };
}
