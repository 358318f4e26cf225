using System.Collections.Immutable;

namespace TypedFlags.Definitions.Syntax;

/// <summary>A node of a file, with its place in the text. Aliases are already resolved, limits already checked.</summary>
/// <param name="Range">
/// The node's own text; of a mapping or sequence, from its first to its last character. Behind an alias it is the place
/// of the anchored node.
/// </param>
internal abstract record YamlNode(TextRange Range);

/// <summary>A scalar.</summary>
/// <param name="Text">The text after unescaping.</param>
/// <param name="IsPlain">True where it is neither quoted nor a block, so that the core schema gives it a type.</param>
internal sealed record YamlScalar(TextRange Range, string Text, bool IsPlain) : YamlNode(Range)
{
    /// <summary>What the YAML 1.2 core schema makes of it: <c>no</c> and <c>on</c> are strings.</summary>
    public YamlScalarKind Kind { get; } = CoreSchema.Resolve(Text, IsPlain);

    /// <summary>The value of a boolean.</summary>
    public bool TryGetBoolean(out bool value)
    {
        value = Kind == YamlScalarKind.Boolean && Text[0] is 't' or 'T';
        return Kind == YamlScalarKind.Boolean;
    }

    /// <summary>The value of an integer; false also where it is an integer that does not fit 64 bits.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return Kind == YamlScalarKind.Integer && CoreSchema.TryGetInt64(Text, out value);
    }

    /// <summary>
    /// The value of an integer or number; false also where it is too large for a double. Infinite and NaN where written so.
    /// </summary>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        return Kind is YamlScalarKind.Integer or YamlScalarKind.Number && CoreSchema.TryGetDouble(Text, out value);
    }
}

/// <summary>A mapping; keys are scalars, and a key stands once.</summary>
internal sealed record YamlMapping(TextRange Range, ImmutableArray<YamlEntry> Entries) : YamlNode(Range);

/// <summary>A sequence.</summary>
internal sealed record YamlSequence(TextRange Range, ImmutableArray<YamlNode> Items) : YamlNode(Range);

/// <summary>
/// A value that could not be read, and about which a diagnostic has already been given: say nothing more of it. Its key
/// exists. Stands only where a top-level entry, or an entry of one (a flag, a segment, an attribute), has its value.
/// </summary>
internal sealed record YamlUnreadable(TextRange Range) : YamlNode(Range);

/// <summary>A key and its value.</summary>
internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>The types of the YAML 1.2 core schema.</summary>
internal enum YamlScalarKind
{
    /// <summary>Text; every quoted scalar is.</summary>
    String,

    /// <summary><c>null</c>, <c>~</c> or nothing.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>, in the core schema's three spellings.</summary>
    Boolean,

    /// <summary>A whole number, also one of more than 64 bits; decimal, <c>0x</c> or <c>0o</c>.</summary>
    Integer,

    /// <summary>A number with a fraction or exponent, <c>.inf</c> or <c>.nan</c>.</summary>
    Number,
}
