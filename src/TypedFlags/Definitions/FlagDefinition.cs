using System.Collections.ObjectModel;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// What the file says a flag is: its key, type, variants and everything known about it. Never changes at run time;
/// providers change a flag's state only. Immutable, safe for any number of threads.
/// </summary>
public sealed class FlagDefinition
{
    private readonly FlagDefinitionProperties _properties;
    private object? _unreadState;
    private FlagState? _compiledState;
    private IReadOnlyList<FlagVariant>? _variants;

    internal FlagDefinition(CompiledDefinitions definitions, int index, JsonElement line, FlagDefinitionProperties properties)
    {
        Definitions = definitions;
        Index = index;
        _properties = properties;
        HasVariants = properties.HasVariants;
        Default = properties.Default;
        Off = properties.Off;
        BucketBy = properties.BucketBy;
        Salt = properties.Salt;
        Bucketing = properties.Bucketing;
        _unreadState = line;
    }

    /// <summary>The key, as in the file: <c>new_checkout</c>.</summary>
    public string Key => _properties.Key;

    /// <summary>
    /// SHA-256 of what this build says of the flag, compiled state included: the same on every machine and in every build of the same text, another one where anything
    /// that the flag says or uses (segments, attributes) is another. Worked out at each call.
    /// </summary>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public string ComputeFingerprint() => DefinitionFingerprint.Of(Definitions, Index);

    /// <summary>The type of the flag's values.</summary>
    public FlagType Type => _properties.Type;

    /// <summary>The name for people, or null.</summary>
    public string? Name => _properties.Name;

    /// <summary>What the flag does, or null.</summary>
    public string? Description => _properties.Description;

    /// <summary>Why the flag exists.</summary>
    public FlagKind Kind => _properties.Kind;

    /// <summary>Who answers for the flag, or null.</summary>
    public string? Owner => _properties.Owner;

    /// <summary>Tags, in the file's order.</summary>
    public IReadOnlyList<string> Tags => _properties.Tags;

    /// <summary>
    /// OpenFeature's flag metadata by name; each value a <see cref="string"/>, <see cref="bool"/>, <see cref="long"/> or <see cref="double"/>.
    /// </summary>
    public IReadOnlyDictionary<string, object> Metadata => _properties.Metadata;

    /// <summary>The day the flag was created, or null.</summary>
    public DateOnly? Created => FlagDefinitionReader.ReadDay(_properties.Created);

    /// <summary>The last good day, or null.</summary>
    public DateOnly? Expires => FlagDefinitionReader.ReadDay(_properties.Expires);

    /// <summary>True where the flag should no longer be used.</summary>
    public bool IsDeprecated => _properties.IsDeprecated;

    /// <summary>What to do instead, or null.</summary>
    public string? DeprecationMessage => _properties.DeprecationMessage;

    /// <summary>The key of the flag that takes this one's place, or null.</summary>
    public string? ReplacedBy => _properties.ReplacedBy;

    /// <summary>True where unauthenticated clients may see the flag.</summary>
    public bool IsPublic => _properties.IsPublic;

    /// <summary>
    /// The variants, in the file's order; <c>off</c> and <c>on</c> for a boolean flag, none for another flag that has literal values.
    /// </summary>
    public IReadOnlyList<FlagVariant> Variants => _variants ??= ReadVariants();

    /// <summary>The value where nothing else decides.</summary>
    public object DefaultValue => Default.ToObject();

    /// <summary>Where the definition comes from, and its place there.</summary>
    internal CompiledDefinitions Definitions { get; }

    internal int Index { get; }

    /// <summary>The sides of a boolean or the variants; empty for a flag with literal values.</summary>
    internal ReadOnlySpan<FlagOutcome> Outcomes => _properties.Outcomes;

    /// <summary>True for variants named in the file; false for booleans and literals.</summary>
    internal readonly bool HasVariants;

    internal readonly FlagOutcome Default;

    /// <summary>False, the off variant, or the default.</summary>
    internal readonly FlagOutcome Off;

    internal readonly string? BucketBy;

    internal readonly string? Salt;

    internal readonly BucketingAlgorithm Bucketing;

    /// <summary>The state that the file gives the flag; read when first asked for.</summary>
    internal FlagState CompiledState => Volatile.Read(ref _compiledState) ?? ReadCompiledState();

    /// <summary>The key and the type.</summary>
    public override string ToString() => $"{Key} ({Type})";

    /// <summary>The outcome of a side or variant, or null.</summary>
    internal FlagOutcome? FindOutcome(string variant)
    {
        foreach (FlagOutcome outcome in _properties.Outcomes)
        {
            if (string.Equals(outcome.Variant, variant, StringComparison.Ordinal))
            {
                return outcome;
            }
        }

        return null;
    }

    private FlagState ReadCompiledState()
    {
        if (Volatile.Read(ref _unreadState) is not JsonElement line)
        {
            // Another thread has just read it.
            return Volatile.Read(ref _compiledState)!;
        }

        FlagState read = FlagStateReader.ReadCompiled(this, line);
        FlagState state = Interlocked.CompareExchange(ref _compiledState, read, null) ?? read;
        Volatile.Write(ref _unreadState, null);
        return state;
    }

    private ReadOnlyCollection<FlagVariant> ReadVariants() =>
        Array.ConvertAll(_properties.Outcomes, static outcome => new FlagVariant(outcome.Variant!, outcome.ToObject())).AsReadOnly();
}

/// <summary>
/// What a definition says; filled by <see cref="FlagDefinitionReader"/>. Fields, because the accessors of properties would each be compiled
/// at the first flag that is asked for.
/// </summary>
internal sealed class FlagDefinitionProperties
{
    public required string Key;

    public FlagType Type;

    public string? Name;

    public string? Description;

    public FlagKind Kind;

    public string? Owner;

    public string[] Tags = [];

    public IReadOnlyDictionary<string, object> Metadata = ReadOnlyDictionary<string, object>.Empty;

    public string? Created;

    public string? Expires;

    public bool IsDeprecated;

    public string? DeprecationMessage;

    public string? ReplacedBy;

    public bool IsPublic;

    public string? BucketBy;

    public string? Salt;

    public BucketingAlgorithm Bucketing;

    public bool HasVariants;

    public FlagOutcome[] Outcomes = [];

    public FlagOutcome Default = null!;

    public FlagOutcome Off = null!;
}
