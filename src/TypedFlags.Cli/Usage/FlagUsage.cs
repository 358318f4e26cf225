namespace TypedFlags.Cli.Usage;

/// <summary>One place that has to do with a flag.</summary>
/// <param name="Flag">The key.</param>
/// <param name="Path">The full path.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
/// <param name="Kind">What the place is: see <see cref="UsageKinds"/>.</param>
/// <param name="Member">The member that it stands in, as <c>Checkout.Open</c>; empty at the top of a file.</param>
internal sealed record FlagUsage(string Flag, string Path, int Line, int Column, string Kind, string Member);

/// <summary>Words for what places are.</summary>
internal static class UsageKinds
{
    /// <summary>The flag is asked.</summary>
    public const string Answer = "answer";

    /// <summary>Its generated accessor, kept or handed on.</summary>
    public const string Accessor = "accessor";

    /// <summary>Its name, as a text or a constant.</summary>
    public const string Name = "name";

    /// <summary>Something that comes from the flag in a way that <c>remove</c> does not understand.</summary>
    public const string Unclear = "unclear";

    /// <summary>In Razor or in another file that is not compiled here.</summary>
    public const string Mention = "mention";
}
