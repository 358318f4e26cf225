namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>One of the ways to cut an entry out of a text. Who calls checks what comes out, and takes the next where it is not sound.</summary>
/// <param name="KeepsDirectives">True where the <c># typedflags:</c> comments stay that work beyond the entry.</param>
/// <param name="KeepsBlanks">True where empty lines around it stay as they are: those above may belong to a text (<c>|+</c>).</param>
internal readonly record struct CutWay(bool KeepsDirectives, bool KeepsBlanks)
{
    /// <summary>All, the best first.</summary>
    public static IReadOnlyList<CutWay> All { get; } = [new(false, false), new(false, true), new(true, false), new(true, true)];
}
