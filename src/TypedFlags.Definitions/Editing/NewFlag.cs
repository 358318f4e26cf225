namespace TypedFlags.Definitions.Editing;

/// <summary>A flag that code uses and no file declares.</summary>
/// <param name="Key">The key.</param>
/// <param name="Shape">What the code expects of it.</param>
public sealed record NewFlag(string Key, NewFlagShape Shape = NewFlagShape.Boolean);

/// <summary>What a new flag serves.</summary>
public enum NewFlagShape
{
    /// <summary>True or false; off.</summary>
    Boolean,

    /// <summary>Text; the empty one.</summary>
    Text,

    /// <summary>A 32-bit integer; 0.</summary>
    Integer,

    /// <summary>A finite double; 0.</summary>
    Number,

    /// <summary>An object; one without members.</summary>
    Object,

    /// <summary>Text with the variants <c>control</c> and <c>treatment</c>; everyone gets the first.</summary>
    Variants,
}
