using System.Collections.Immutable;

namespace TypedFlags.FlagRemoval;

/// <summary>A flag that is to go, and what everybody gets from now on. Immutable.</summary>
public sealed record PinnedFlag
{
    /// <summary>The key, as in <c>flags.yaml</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The accessor in C#, without <c>@</c>: <c>NewCheckout</c>.</summary>
    public required string MemberName { get; init; }

    /// <summary>The type of its values.</summary>
    public required FlagValueType ValueType { get; init; }

    /// <summary>
    /// What is kept: a <see cref="bool"/>, <see cref="string"/>, <see cref="long"/> or <see cref="double"/>, by <see cref="ValueType"/>; for an object flag its members by
    /// name, <c>IReadOnlyDictionary&lt;string, object?&gt;</c>.
    /// </summary>
    public required object Value { get; init; }

    /// <summary>The variant that is kept: <c>on</c> or <c>off</c> of a boolean flag; null where a flag of another type has no variants.</summary>
    public string? Variant { get; init; }

    /// <summary>All variants of a flag that is not boolean, in the order of the file.</summary>
    public ImmutableArray<PinnedVariant> Variants { get; init; } = [];
}
