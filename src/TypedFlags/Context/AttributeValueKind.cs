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
internal enum AttributeStorage : byte
{
    None,
    Text,

    /// <summary>Text from a source that knows nothing but text (a claim): read as the type the attribute declares.</summary>
    UntypedText,
    Version,
    Guid,
    Integer,
    Double,
    Boolean,
    Ticks,
    Array,
    List,
}
