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

    /// <summary>True where <see cref="Words"/> are all that code which is not rewritten, and referenced code, has: it need not be read for them.</summary>
    internal bool HasAllWords { get; init; }

    /// <summary>
    /// Documentation ids of the interfaces' members that ask for the flag wherever they are called, as <see cref="Recognition.AskingContractFinder"/> finds them in several
    /// programs; null where they are to be found in the one.
    /// </summary>
    internal IReadOnlyCollection<string>? Contracts { get; init; }

    /// <summary>Documentation ids of what implemented such members, which are gone from another program: it goes where nothing uses it.</summary>
    internal IReadOnlyCollection<string> Unimplemented { get; init; } = [];

    /// <summary>
    /// True where code that nobody sees here may use what is public: then public members stay, and are reported. False for an application, and where all code that
    /// uses the library is rewritten together with it.
    /// </summary>
    public bool IsPublicApi { get; init; }

    /// <summary>
    /// Whether a member is still used by code outside the compilation; null where there is none. Gets the member's documentation id. Of private members those of partial
    /// types are asked for: another project may have parts of its own beside a file that several of them compile.
    /// </summary>
    public Func<string, bool>? IsUsedElsewhere { get; init; }

    /// <summary>
    /// Whether a parameter that nothing reads any more may go although constructors are called by code outside the compilation; null where none may. Whoever says so
    /// rewrites that code afterwards, with <see cref="Dropped"/>.
    /// </summary>
    public Func<SharedParameter, bool>? MayDrop { get; init; }

    /// <summary>
    /// Parameters of referenced projects that went: what is given for them here goes as well. The reference is to have both constructors, with and without them.
    /// </summary>
    public ImmutableArray<SharedParameter> Dropped { get; init; } = [];

    /// <summary>Documentation ids of types that still ask for the flag when all is done: what their tests set for them stays.</summary>
    public ImmutableArray<string> StillAsking { get; init; } = [];

    /// <summary>Whether a tree may be rewritten; null where all may. Generated code never is.</summary>
    public Func<Microsoft.CodeAnalysis.SyntaxTree, bool>? MayRewrite { get; init; }
}
