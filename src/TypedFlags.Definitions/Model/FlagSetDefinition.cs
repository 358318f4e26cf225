using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions;

/// <summary>
/// What one project's <c>flags.yaml</c> and <c>*.flags.yaml</c> files declare together. Equal by value; holds no
/// locations, so that moving text without changing its meaning leaves it equal.
/// </summary>
public sealed record FlagSetDefinition
{
    /// <summary>The C# namespace, or null to use the project's root namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>The C# class; its interface is <c>I</c> + this.</summary>
    public string ClassName { get; init; } = "Flags";

    /// <summary>True where <c>visibility: public</c>.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The declared context attributes, in ordinal order of their names.</summary>
    public EquatableArray<AttributeDefinition> Context { get; init; }

    /// <summary>The named conditions, in ordinal order of their names.</summary>
    public EquatableArray<SegmentDefinition> Segments { get; init; }

    /// <summary>
    /// The flags, in ordinal order of their keys. A flag whose key and type are sound stands here even where its state
    /// has an error (its state is then empty), so that one mistake does not hide the flag from code that uses it.
    /// </summary>
    public EquatableArray<FlagDefinition> Flags { get; init; }
}

/// <summary>An attribute that rules may use.</summary>
/// <param name="Name">The name as declared.</param>
/// <param name="Type">Its type.</param>
/// <param name="Values">The values it may be compared with, in order; empty where any.</param>
public sealed record AttributeDefinition(string Name, AttributeType Type, EquatableArray<ConstantValue> Values)
{
    /// <summary>The type as the file writes it: <c>semver</c>.</summary>
    public string TypeName => Type.NameOf();

    /// <summary>
    /// True where text can be a value of the attribute, or an element of a list: one of <see cref="Values"/> where there are any, an RFC 3339 date or
    /// time, a version. What is not counts as missing at run time, or is compared with nothing.
    /// </summary>
    /// <param name="text">Any text.</param>
    public bool Accepts(string text) => Type switch
    {
        AttributeType.String or AttributeType.List => Values.IsEmpty || Values.Items.Contains(new ConstantValue.Text(text)),
        AttributeType.DateTime => DateText.Parse(text, out _) != DateText.Reading.Invalid,
        AttributeType.Semver => SemverText.Parse(text) is not null,
        _ => false,
    };
}

/// <summary>The types of a context attribute.</summary>
public enum AttributeType
{
    /// <summary>Text, compared ordinally.</summary>
    String,

    /// <summary>A double.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A point in time.</summary>
    DateTime,

    /// <summary>A SemVer 2.0.0 version.</summary>
    Semver,

    /// <summary>A list of strings.</summary>
    List,
}

/// <summary>A named, reusable condition.</summary>
/// <param name="Name">The name as declared.</param>
/// <param name="When">The condition.</param>
public sealed record SegmentDefinition(string Name, Condition When);
