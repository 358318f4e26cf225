namespace TypedFlags.Definitions;

/// <summary>A value written in the file, equal by value.</summary>
public abstract record ConstantValue
{
    private ConstantValue()
    {
    }

    /// <summary>Null; only inside object values.</summary>
    public sealed record Null : ConstantValue
    {
        /// <summary>The one instance needed.</summary>
        public static Null Instance { get; } = new();
    }

    /// <summary>True or false.</summary>
    public sealed record Boolean(bool Value) : ConstantValue;

    /// <summary>Text.</summary>
    public sealed record Text(string Value) : ConstantValue;

    /// <summary>A whole number; of integer flags one that fits into 32 bits.</summary>
    public sealed record Integer(long Value) : ConstantValue;

    /// <summary>A finite double.</summary>
    public sealed record Number(double Value) : ConstantValue;

    /// <summary>Members by name, in the file's order.</summary>
    public sealed record Object(EquatableArray<NamedValue> Members) : ConstantValue;

    /// <summary>Values in order; only inside object values.</summary>
    public sealed record List(EquatableArray<ConstantValue> Elements) : ConstantValue;
}

/// <summary>A value and its name.</summary>
public sealed record NamedValue(string Name, ConstantValue Value);

/// <summary>The members that all values of an object flag share: what a record can be generated from.</summary>
public sealed record ObjectShape(EquatableArray<ObjectMember> Members);

/// <summary>A member of an <see cref="ObjectShape"/>.</summary>
/// <param name="Name">The name as in the file.</param>
/// <param name="MemberName">The C# property, without <c>@</c>.</param>
/// <param name="Type">The type of its values.</param>
public sealed record ObjectMember(string Name, string MemberName, MemberType Type);

/// <summary>The type of a member: a scalar, a nested object or a list.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsNullable">True where at least one value is null.</param>
/// <param name="Shape">The nested object's members, for <see cref="MemberKind.Object"/>.</param>
/// <param name="Element">The elements' type, for <see cref="MemberKind.List"/>.</param>
public sealed record MemberType(MemberKind Kind, bool IsNullable, ObjectShape? Shape = null, MemberType? Element = null);

/// <summary>What a member holds.</summary>
public enum MemberKind
{
    /// <summary>A <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>A <see cref="string"/>.</summary>
    String,

    /// <summary>An <see cref="int"/>.</summary>
    Integer,

    /// <summary>A <see cref="long"/>: whole numbers, at least one of which needs it.</summary>
    Long,

    /// <summary>A <see cref="double"/>.</summary>
    Number,

    /// <summary>A nested record.</summary>
    Object,

    /// <summary>A list of one type.</summary>
    List,

    /// <summary>Null in every value: nothing is known of the type.</summary>
    Unknown,
}
