using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace TypedFlags;

/// <summary>
/// One source of state above the compiled definitions. Layers stand in the order in which they were added; a later one wins,
/// property by property.
/// </summary>
internal abstract class FlagLayer
{
    /// <summary>What to call this source in a log line.</summary>
    public abstract string Name { get; }

    /// <summary>Reads everything the source says now. Called at start and after each change, by one thread at a time.</summary>
    public abstract FlagLayerContent Read();

    /// <summary>Tells once that the source has changed; asked for anew after each change.</summary>
    public abstract IChangeToken GetChangeToken();
}

/// <summary>What a layer says, not yet held against any definition. Immutable.</summary>
/// <param name="Entries">The flags it names; where one is named twice, the later entry wins.</param>
/// <param name="HasTextScalars">Whether every scalar is text (<c>"25"</c>, <c>"true"</c>), as in configuration.</param>
/// <param name="Problems">What could not be read at all, a sentence each.</param>
internal sealed record FlagLayerContent(IReadOnlyList<FlagLayerEntry> Entries, bool HasTextScalars, IReadOnlyList<string> Problems)
{
    public static FlagLayerContent Empty { get; } = new([], HasTextScalars: false, []);
}

/// <summary>What a layer says of one flag.</summary>
/// <param name="Key">The flag, in the source's own spelling.</param>
/// <param name="State">Its state: an object of the language's state properties, or a shorthand.</param>
internal readonly record struct FlagLayerEntry(string Key, JsonElement State);
