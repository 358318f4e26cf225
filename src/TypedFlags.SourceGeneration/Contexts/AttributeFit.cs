using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Which kinds of values fit what.</summary>
internal static class AttributeFit
{
    /// <summary>True where values of the kind can be an attribute of the type.</summary>
    public static bool Fits(AttributeType type, MemberValueKind kind) => type switch
    {
        AttributeType.String => kind is MemberValueKind.Text or MemberValueKind.Enum or MemberValueKind.Guid or MemberValueKind.Version,
        AttributeType.Number => kind is MemberValueKind.Integer or MemberValueKind.UnsignedLong or MemberValueKind.Number or MemberValueKind.Decimal,
        AttributeType.Boolean => kind == MemberValueKind.Boolean,
        AttributeType.DateTime =>
            kind is MemberValueKind.DateTime or MemberValueKind.DateTimeOffset or MemberValueKind.DateOnly or MemberValueKind.Text,
        AttributeType.Semver => kind is MemberValueKind.Text or MemberValueKind.Version,
        _ => IsList(kind),
    };

    /// <summary>True where values of the kind can be the special member.</summary>
    public static bool Fits(ContextRole role, MemberValueKind kind) => role switch
    {
        ContextRole.Groups => IsList(kind),
        ContextRole.Staff => kind == MemberValueKind.Boolean,
        _ => kind is MemberValueKind.Text or MemberValueKind.Guid or MemberValueKind.Integer or MemberValueKind.UnsignedLong or MemberValueKind.Enum,
    };

    private static bool IsList(MemberValueKind kind) => kind is MemberValueKind.List or MemberValueKind.ImmutableArray;
}
