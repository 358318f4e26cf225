namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>The types of properties that can become an <c>AttributeValue</c>, nullable or not.</summary>
internal enum MemberValueKind
{
    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>An enum; its members' names are the values.</summary>
    Enum,

    /// <summary>A <see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary>A <see cref="System.Version"/>.</summary>
    Version,

    /// <summary>A whole number that fits into a <see cref="long"/>.</summary>
    Integer,

    /// <summary>A <see cref="ulong"/>.</summary>
    UnsignedLong,

    /// <summary>A <see cref="float"/> or <see cref="double"/>.</summary>
    Number,

    /// <summary>A <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>A <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>A <see cref="System.DateTime"/>.</summary>
    DateTime,

    /// <summary>A <see cref="System.DateTimeOffset"/>.</summary>
    DateTimeOffset,

    /// <summary>A <c>DateOnly</c>.</summary>
    DateOnly,

    /// <summary>A sequence of strings.</summary>
    List,

    /// <summary>An <c>ImmutableArray&lt;string&gt;</c>, which may be the default one and then can't be enumerated.</summary>
    ImmutableArray,

    /// <summary>Anything else: a value that can't be an attribute.</summary>
    Other,

    /// <summary>A value that generated code can't read; only of what is marked.</summary>
    Hidden,
}
