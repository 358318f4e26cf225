namespace TypedFlags.FlagRemoval;

/// <summary>One variant of a flag that is to go.</summary>
/// <param name="Name">As in <c>flags.yaml</c>.</param>
/// <param name="MemberName">The member of the generated enum.</param>
/// <param name="Value">Its value; see <see cref="PinnedFlag.Value"/>.</param>
public sealed record PinnedVariant(string Name, string MemberName, object Value);
