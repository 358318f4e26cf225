namespace TypedFlags.Definitions;

/// <summary>One flag: its identity, its type, and the state its file gives it.</summary>
public sealed record FlagDefinition
{
    /// <summary>The key, as in the file: <c>new_checkout</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The C# member, without <c>@</c>: <c>NewCheckout</c>.</summary>
    public required string MemberName { get; init; }

    /// <summary>The name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>What the flag does, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why the flag exists.</summary>
    public FlagKind Kind { get; init; }

    /// <summary>Who answers for the flag, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>Tags, in the file's order.</summary>
    public EquatableArray<string> Tags { get; init; }

    /// <summary>OpenFeature's flag metadata: scalars by name, in the file's order.</summary>
    public EquatableArray<NamedValue> Metadata { get; init; }

    /// <summary>The day the flag was created, <c>yyyy-MM-dd</c> or RFC 3339 as written, or null.</summary>
    public string? Created { get; init; }

    /// <summary>The last good day, <c>yyyy-MM-dd</c> or RFC 3339 as written, or null.</summary>
    public string? Expires { get; init; }

    /// <summary>True where the flag should no longer be used.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>What to do instead, or null.</summary>
    public string? DeprecationMessage { get; init; }

    /// <summary>The key of the flag that takes this one's place, or null.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>True where unauthenticated clients may see the flag.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The type of the flag's values.</summary>
    public FlagValueType Type { get; init; }

    /// <summary>The variants, in the file's order; empty for boolean flags and flags without variants.</summary>
    public EquatableArray<VariantDefinition> Variants { get; init; }

    /// <summary>The members shared by an object flag's values; null for other types.</summary>
    public ObjectShape? Shape { get; init; }

    /// <summary>The default: a variant's name where there are variants, else a value.</summary>
    public required ConstantValue Default { get; init; }

    /// <summary>The variant served when the flag is off, or null for the default.</summary>
    public string? OffVariant { get; init; }

    /// <summary><c>user</c>, <c>tenant</c> or an attribute; null for the default, <c>user</c>.</summary>
    public string? BucketBy { get; init; }

    /// <summary>The salt, or null for the key.</summary>
    public string? Salt { get; init; }

    /// <summary>The bucketing algorithm's name, or null for <c>typedflags</c>.</summary>
    public string? Bucketing { get; init; }

    /// <summary>What providers may change at run time.</summary>
    public FlagState State { get; init; } = FlagState.Empty;

    /// <summary>True where the file has an error in the state, which then says nothing of what the flag is to do.</summary>
    public bool IsStateBroken { get; init; }
}

/// <summary>Why a flag exists, which says how long it should.</summary>
public enum FlagKind
{
    /// <summary>Separates a deploy from a release; goes when the release is done.</summary>
    Release,

    /// <summary>Compares variants; goes when there is an answer.</summary>
    Experiment,

    /// <summary>A switch for operations; permanent.</summary>
    Operational,

    /// <summary>What a customer has paid for or may do; permanent.</summary>
    Permission,
}

/// <summary>The types of a flag's values.</summary>
public enum FlagValueType
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Text.</summary>
    String,

    /// <summary>A 32-bit integer.</summary>
    Integer,

    /// <summary>A finite double.</summary>
    Number,

    /// <summary>Members by name.</summary>
    Object,
}

/// <summary>A named value of a flag.</summary>
/// <param name="Name">The name as in the file.</param>
/// <param name="MemberName">The C# enum member, without <c>@</c>.</param>
/// <param name="Value">The value served.</param>
public sealed record VariantDefinition(string Name, string MemberName, ConstantValue Value);
