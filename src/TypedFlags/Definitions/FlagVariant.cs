namespace TypedFlags;

/// <summary>A named value of a flag.</summary>
/// <param name="Name">The name as in the file; of a boolean flag <c>off</c> or <c>on</c>.</param>
/// <param name="Value">
/// A <see cref="bool"/>, <see cref="string"/>, <see cref="int"/>, <see cref="double"/> or, of an object flag, a
/// <see cref="System.Text.Json.JsonElement"/>.
/// </param>
public sealed record FlagVariant(string Name, object Value);
