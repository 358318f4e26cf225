using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>A declared flag while it is bound: what other flags can ask about it, whether or not it can be used.</summary>
internal sealed class FlagSymbol(string key, string memberName, YamlScalar keyNode, FileReport report)
{
    private Dictionary<string, int>? _variantIndexes;

    public string Key => key;

    public string MemberName => memberName;

    public YamlScalar KeyNode => keyNode;

    public FileReport Report => report;

    public Properties Properties { get; set; }

    /// <summary>False where the flag has no place in the model: its key, body, type or variants are broken.</summary>
    public bool IsSound { get; set; } = true;

    /// <summary>False where the flag stays in the model without its state.</summary>
    public bool IsStateSound { get; set; } = true;

    /// <summary>False where there is no mapping to bind, which has been reported.</summary>
    public bool HasBody { get; set; } = true;

    /// <summary>Null where it is broken: then nothing is said about values.</summary>
    public FlagValueType? Type { get; set; }

    public bool HasVariants { get; set; }

    /// <summary>The names of the variants, in the file's order, the broken ones included.</summary>
    public List<string> VariantNames { get; } = [];

    /// <summary>True where a variant has no value, as in <c>{ full one }</c>: its name may not be the one that was meant.</summary>
    public bool MayLackVariants { get; set; }

    /// <summary>The sound variants.</summary>
    public List<VariantDefinition> Variants { get; } = [];

    public ObjectShapeBuilder? Shape { get; set; }

    public FlagKind Kind { get; set; }

    public bool IsPermanent => Kind is FlagKind.Operational or FlagKind.Permission;

    public bool IsPublic { get; set; }

    public bool IsDeprecated { get; set; }

    public DateTimeOffset? Created { get; set; }

    /// <summary>The first moment after the last good day.</summary>
    public DateTimeOffset? ExpiredFrom { get; set; }

    public DateTimeOffset? Expires { get; set; }

    public Bucketing Bucketing { get; set; }

    /// <summary>The segments that its rules use.</summary>
    public List<Reference<SegmentSymbol>> Segments { get; } = [];

    public List<Reference<FlagSymbol>> Requires { get; } = [];

    public List<Reference<FlagSymbol>> ReplacedBy { get; } = [];

    /// <summary>What the flag will be in the model; null until it is bound.</summary>
    public FlagDefinition? Definition { get; set; }

    /// <summary>A variant's place in the file, or -1.</summary>
    public int IndexOfVariant(string name)
    {
        if (VariantNames.Count <= 8)
        {
            return VariantNames.IndexOf(name);
        }

        if (_variantIndexes is null)
        {
            _variantIndexes = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int index = 0; index < VariantNames.Count; index++)
            {
                _variantIndexes[VariantNames[index]] = index;
            }
        }

        return _variantIndexes.TryGetValue(name, out int found) ? found : -1;
    }
}
