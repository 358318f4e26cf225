namespace TypedFlags;

/// <summary>
/// Reads an application's own type as an evaluation context, in place. The generator writes one for every
/// <see cref="FlagContextAttribute"/> type; they are structs so that reading costs neither allocation nor virtual calls.
/// </summary>
/// <remarks>What throws in here makes the flag serve its default, with <see cref="FlagErrorCode.InvalidContext"/>.</remarks>
public interface IFlagContextAdapter
{
    /// <summary>Who is evaluated for: text, a whole number or a Guid; <see cref="AttributeValue.None"/> for an anonymous user.</summary>
    AttributeValue TargetingKey { get; }

    /// <summary>The tenant: text, a whole number or a Guid; <see cref="AttributeValue.None"/> where there is none.</summary>
    AttributeValue Tenant { get; }

    /// <summary>The groups, as a list.</summary>
    AttributeValue Groups { get; }

    /// <summary>True for the application's own staff.</summary>
    bool IsStaff { get; }

    /// <summary>Finds an attribute by the name it is declared with in <c>flags.yaml</c>.</summary>
    /// <param name="name">The declared name; see <see cref="AttributeName.Normalize"/> for comparing it with a member's.</param>
    /// <returns>The number to give to <see cref="GetAttribute"/>, or -1. The answer for a name never changes; it is asked for once.</returns>
    static abstract int FindAttribute(string name);

    /// <summary>Reads an attribute.</summary>
    /// <param name="ordinal">What <see cref="FindAttribute"/> answered, never -1.</param>
    AttributeValue GetAttribute(int ordinal);

    /// <summary>The same as a <see cref="FlagContext"/>, for what wants one: hooks, bridges, remote evaluation.</summary>
    FlagContext ToFlagContext();
}
