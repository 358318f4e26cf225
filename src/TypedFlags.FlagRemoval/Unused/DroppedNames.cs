using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Names that some file has less often than before: of what may have been used by the dead code alone.</summary>
internal static class DroppedNames
{
    /// <summary>The names, each once, in ordinal order.</summary>
    public static IEnumerable<string> Of(Removal removal) => removal.Files
        .Where(static file => file.Tree != file.Original)
        .SelectMany(static file =>
        {
            TokenTexts now = TokenTexts.Of(file.Tree);
            TokenTexts before = TokenTexts.Of(file.Original);
            return before.Identifiers.Where(name => now.CountOf(name) < before.CountOf(name));
        })
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static name => name, StringComparer.Ordinal);
}
