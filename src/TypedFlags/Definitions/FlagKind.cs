namespace TypedFlags;

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
public enum FlagType
{
    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="string"/>.</summary>
    String,

    /// <summary><see cref="int"/>.</summary>
    Integer,

    /// <summary>A finite <see cref="double"/>.</summary>
    Number,

    /// <summary>A JSON object; in C# a generated record.</summary>
    Object,
}
