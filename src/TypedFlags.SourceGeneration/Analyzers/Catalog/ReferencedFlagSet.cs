using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers.Catalog;

/// <summary>The flags of a referenced assembly, as its <c>[assembly: FlagSet]</c> and the accessors that can be seen tell. Immutable.</summary>
internal sealed class ReferencedFlagSet
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, ReferencedFlagSet> Known = new();
    private static readonly ReferencedFlagSet None = new([], [], []);

    private ReferencedFlagSet(ImmutableArray<string> keys, ImmutableArray<string> attributes, ImmutableArray<FlagInfo> flags)
    {
        Keys = keys;
        Attributes = attributes;
        Flags = flags;
    }

    /// <summary>Every key, also of flags that are internal there.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>The declared context attributes, as <c>plan:string</c>.</summary>
    public ImmutableArray<string> Attributes { get; }

    /// <summary>The flags whose accessors can be seen.</summary>
    public ImmutableArray<FlagInfo> Flags { get; }

    /// <summary>The flags of an assembly; empty for one that has none.</summary>
    public static ReferencedFlagSet Of(IAssemblySymbol assembly) =>
        UsesRuntime(assembly) ? Known.GetValue(assembly, static found => Read(found)) : None;

    // The attributes of the many assemblies that don't know us need not be read.
    private static bool UsesRuntime(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "TypedFlags"));

    private static ReferencedFlagSet Read(IAssemblySymbol assembly)
    {
        ImmutableArray<string>.Builder keys = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<string>.Builder attributes = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<FlagInfo>.Builder flags = ImmutableArray.CreateBuilder<FlagInfo>();
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "FlagSetAttribute", ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } })
            {
                keys.AddRange(FlagInfoReader.Texts(attribute.NamedArguments, "Keys"));
                attributes.AddRange(FlagInfoReader.Texts(attribute.NamedArguments, "Attributes"));
                if (FlagInfoReader.FirstArgument(attribute) is INamedTypeSymbol type)
                {
                    Add(type, flags);
                }
            }
        }

        return new ReferencedFlagSet(keys.ToImmutable(), attributes.ToImmutable(), flags.ToImmutable());
    }

    private static void Add(INamedTypeSymbol type, ImmutableArray<FlagInfo>.Builder flags)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (FlagInfoReader.MarkOf(member) is { } mark)
            {
                flags.Add(FlagInfoReader.Of(member, mark));
            }
        }
    }
}
