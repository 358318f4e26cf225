using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>A type to adapt, as its symbol showed it; equal by value, so that an edit elsewhere changes nothing.</summary>
/// <param name="Name">Fully qualified with <c>global::</c>.</param>
/// <param name="IsValueType">True for structs.</param>
/// <param name="IsClaimsPrincipal">True where the runtime's own adapter for claims serves.</param>
/// <param name="IsPublic">True where every assembly sees the type, and it is this assembly's.</param>
/// <param name="Members">The properties, in the order of their names; none any more in an adapter.</param>
/// <param name="Warnings">The ids of warnings that using the type or its members gives, in ordinal order.</param>
internal sealed record ContextType(
    string Name,
    bool IsValueType,
    bool IsClaimsPrincipal,
    bool IsPublic,
    EquatableArray<ContextMember> Members,
    EquatableArray<string> Warnings);

/// <summary>A property of a <see cref="ContextType"/>.</summary>
/// <param name="Name">The name, without <c>@</c>.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Role">What it is marked as.</param>
/// <param name="EnumType">For enums the type, fully qualified; else null.</param>
/// <param name="EnumMembers">For enums the members, one a value, in order of declaration.</param>
/// <param name="Warnings">The ids of warnings that reading the property gives.</param>
internal sealed record ContextMember(
    string Name,
    MemberValueKind Kind,
    ContextRole Role,
    string? EnumType,
    EquatableArray<string> EnumMembers,
    EquatableArray<string> Warnings)
{
    /// <summary>True where generated code can make something of the values.</summary>
    public bool IsReadable => Kind is not (MemberValueKind.Other or MemberValueKind.Hidden);
}

/// <summary>The special members of a context.</summary>
internal enum ContextRole
{
    /// <summary>None is marked: an attribute.</summary>
    None,

    /// <summary>Who the user is.</summary>
    TargetingKey,

    /// <summary>Which tenant the user belongs to.</summary>
    Tenant,

    /// <summary>Which groups the user is in.</summary>
    Groups,

    /// <summary>Whether the user is staff.</summary>
    Staff,
}
