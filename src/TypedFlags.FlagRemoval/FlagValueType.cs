namespace TypedFlags.FlagRemoval;

/// <summary>The type of a flag's values, in the words of <c>flags.yaml</c>.</summary>
public enum FlagValueType
{
    /// <summary>On or off.</summary>
    Boolean,

    /// <summary>Text.</summary>
    String,

    /// <summary>A 64-bit integer in <see cref="PinnedFlag.Value"/>.</summary>
    Integer,

    /// <summary>A finite double.</summary>
    Number,

    /// <summary>An object, whose generated record goes with the flag.</summary>
    Object,
}
