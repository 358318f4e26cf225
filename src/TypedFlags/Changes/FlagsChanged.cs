namespace TypedFlags;

/// <summary>Providers said something else of some flags of one <c>flags.yaml</c>, and it is in force.</summary>
/// <remarks>
/// It tells that state has changed, not that anybody gets another answer: what another layer, an override or an earlier step of the evaluation decides
/// stays as it was.
/// </remarks>
/// <param name="SetName">The full name of the generated class, such as <c>Storefront.Flags</c>.</param>
/// <param name="Keys">The flags, in ordinal order of their keys; at least one.</param>
/// <param name="Providers">
/// The names of the providers that said so. One, unless the subscriber was slow and got several changes as one.
/// </param>
public sealed record FlagsChanged(string SetName, IReadOnlyList<string> Keys, IReadOnlyList<string> Providers)
{
    /// <summary>This change and a later one of the same flags as one.</summary>
    internal FlagsChanged JoinedWith(FlagsChanged later) => new(
        SetName,
        [.. Keys.Union(later.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        [.. Providers.Union(later.Providers, StringComparer.Ordinal)]);
}
