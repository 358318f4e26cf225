using System.Collections.ObjectModel;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// What the file says a flag is: its key, type, variants and everything known about it. Never changes at run time;
/// providers change a flag's state only. Immutable, safe for any number of threads.
/// </summary>
public sealed class FlagDefinition
{
    private readonly FlagOutcome[] _outcomes;
    private object? _unreadState;
    private FlagState? _compiledState;
    private IReadOnlyList<FlagVariant>? _variants;

    internal FlagDefinition(CompiledDefinitions definitions, int index, JsonElement line, FlagDefinitionProperties properties)
    {
        Definitions = definitions;
        Index = index;
        Key = properties.Key;
        Type = properties.Type;
        Name = properties.Name;
        Description = properties.Description;
        Kind = properties.Kind;
        Owner = properties.Owner;
        Tags = properties.Tags;
        Metadata = properties.Metadata;
        Created = properties.Created;
        Expires = properties.Expires;
        IsDeprecated = properties.IsDeprecated;
        DeprecationMessage = properties.DeprecationMessage;
        ReplacedBy = properties.ReplacedBy;
        IsPublic = properties.IsPublic;
        BucketBy = properties.BucketBy;
        Salt = properties.Salt;
        Bucketing = properties.Bucketing;
        HasVariants = properties.HasVariants;
        _outcomes = properties.Outcomes;
        Default = properties.Default;
        Off = properties.Off;
        _unreadState = line;
    }

    /// <summary>The key, as in the file: <c>new_checkout</c>.</summary>
    public string Key { get; }

    /// <summary>The type of the flag's values.</summary>
    public FlagType Type { get; }

    /// <summary>The name for people, or null.</summary>
    public string? Name { get; }

    /// <summary>What the flag does, or null.</summary>
    public string? Description { get; }

    /// <summary>Why the flag exists.</summary>
    public FlagKind Kind { get; }

    /// <summary>Who answers for the flag, or null.</summary>
    public string? Owner { get; }

    /// <summary>Tags, in the file's order.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>
    /// OpenFeature's flag metadata by name; each value a <see cref="string"/>, <see cref="bool"/>, <see cref="long"/> or <see cref="double"/>.
    /// </summary>
    public IReadOnlyDictionary<string, object> Metadata { get; }

    /// <summary>The day the flag was created, or null.</summary>
    public DateOnly? Created { get; }

    /// <summary>The last good day, or null.</summary>
    public DateOnly? Expires { get; }

    /// <summary>True where the flag should no longer be used.</summary>
    public bool IsDeprecated { get; }

    /// <summary>What to do instead, or null.</summary>
    public string? DeprecationMessage { get; }

    /// <summary>The key of the flag that takes this one's place, or null.</summary>
    public string? ReplacedBy { get; }

    /// <summary>True where unauthenticated clients may see the flag.</summary>
    public bool IsPublic { get; }

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
    internal ReadOnlySpan<FlagOutcome> Outcomes => _outcomes;

    /// <summary>True for variants named in the file; false for booleans and literals.</summary>
    internal bool HasVariants { get; }

    internal FlagOutcome Default { get; }

    /// <summary>False, the off variant, or the default.</summary>
    internal FlagOutcome Off { get; }

    internal string? BucketBy { get; }

    internal string? Salt { get; }

    internal BucketingAlgorithm Bucketing { get; }

    /// <summary>The state that the file gives the flag; read when first asked for.</summary>
    internal FlagState CompiledState => Volatile.Read(ref _compiledState) ?? ReadCompiledState();

    /// <summary>The key and the type.</summary>
    public override string ToString() => $"{Key} ({Type})";

    /// <summary>The outcome of a side or variant, or null.</summary>
    internal FlagOutcome? FindOutcome(string variant)
    {
        foreach (FlagOutcome outcome in _outcomes)
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
        Array.ConvertAll(_outcomes, static outcome => new FlagVariant(outcome.Variant!, outcome.ToObject())).AsReadOnly();
}

/// <summary>What a definition is made from; filled by <see cref="FlagDefinitionReader"/>.</summary>
internal sealed class FlagDefinitionProperties
{
    public required string Key { get; init; }

    public FlagType Type { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public FlagKind Kind { get; set; }

    public string? Owner { get; set; }

    public string[] Tags { get; set; } = [];

    public IReadOnlyDictionary<string, object> Metadata { get; set; } = ReadOnlyDictionary<string, object>.Empty;

    public DateOnly? Created { get; set; }

    public DateOnly? Expires { get; set; }

    public bool IsDeprecated { get; set; }

    public string? DeprecationMessage { get; set; }

    public string? ReplacedBy { get; set; }

    public bool IsPublic { get; set; }

    public string? BucketBy { get; set; }

    public string? Salt { get; set; }

    public BucketingAlgorithm Bucketing { get; set; }

    public bool HasVariants { get; set; }

    public FlagOutcome[] Outcomes { get; set; } = [];

    public FlagOutcome Default { get; set; } = null!;

    public FlagOutcome Off { get; set; } = null!;
}
