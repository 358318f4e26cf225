using System.Collections.Immutable;

namespace TypedFlags.FlagRemoval;

/// <summary>What is removed, and how far that may go. Immutable.</summary>
/// <param name="Flag">The flag and its value.</param>
public sealed record FlagRemovalRequest(PinnedFlag Flag)
{
    /// <summary>
    /// Methods whose first text parameter is a flag's name, as <c>IFeatureService.IsEnabled</c> or <c>Shop.Features.IsOn</c>: own wrappers and libraries that are not known.
    /// </summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary>
    /// Names by which code of referenced projects has the flag, such as those of constants that hold its key: code that uses them need not have the key or the accessor in its text.
    /// </summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>
    /// True where code that nobody sees here may use what is public: then public members stay, and are reported. False for an application, and where all code that
    /// uses the library is rewritten together with it.
    /// </summary>
    public bool IsPublicApi { get; init; }

    /// <summary>
    /// Whether a member that is not private is still used by code outside the compilation; null where there is none. Gets the member's documentation id.
    /// </summary>
    public Func<string, bool>? IsUsedElsewhere { get; init; }

    /// <summary>Whether a tree may be rewritten; null where all may. Generated code never is.</summary>
    public Func<Microsoft.CodeAnalysis.SyntaxTree, bool>? MayRewrite { get; init; }
}
