namespace TypedFlags;

/// <summary>What an <see cref="AttributeValue"/> holds.</summary>
public enum AttributeValueKind
{
    /// <summary>Nothing: the attribute is missing.</summary>
    None,

    /// <summary>Text.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A point in time.</summary>
    DateTime,

    /// <summary>A list of texts.</summary>
    List,
}

/// <summary>How a value is kept inside an <see cref="AttributeValue"/>.</summary>
/// <remarks>Scalars first, then references, and of those the lists last: <see cref="AttributeValue"/> compares with the first of each.</remarks>
internal enum AttributeStorage : byte
{
    None,
    Integer,
    Double,
    Boolean,
    Ticks,
    Guid,

    /// <summary>A whole number that counts as text, because it is a key.</summary>
    IntegerText,

    /// <summary>A finite number that counts as text, because it is a key.</summary>
    DoubleText,

    Text,

    /// <summary>Text from a source that knows nothing but text (a claim): read as the type the attribute declares.</summary>
    UntypedText,
    Version,

    Array,
    List,

    /// <summary>Another collection that can be read in place.</summary>
    Collection,

    /// <summary>The groups of a <see cref="System.Security.Claims.ClaimsPrincipal"/>.</summary>
    GroupClaims,

    /// <summary>The claims of a <see cref="System.Security.Claims.ClaimsPrincipal"/> that have the name of an attribute.</summary>
    NamedClaims,
}
