using System.Text.Json;

namespace TypedFlags;

/// <summary>Reads a flag's state as JSON: the file's own language, in canonical or short form.</summary>
internal static class FlagStateReader
{
    /// <summary>
    /// Reads what a provider gives. A property that is unknown, of the wrong type or definition-only is ignored and described in
    /// one sentence. Never throws.
    /// </summary>
    /// <param name="definition">The flag.</param>
    /// <param name="state">
    /// An object, or the short form: <c>true</c> or a variant's name is <c>{ enabled: true, serve: … }</c>, <c>false</c> on a boolean flag
    /// <c>{ enabled: false }</c>, null resets everything.
    /// </param>
    /// <param name="textScalars">True where every scalar is text, as in configuration.</param>
    /// <param name="problems">Where the sentences go.</param>
    public static FlagState Read(FlagDefinition definition, JsonElement state, bool textScalars, ICollection<string> problems) => throw new NotSupportedException();

    /// <summary>Reads a compiled line, which the build has checked.</summary>
    internal static FlagState ReadCompiled(FlagDefinition definition, JsonElement line) => throw new NotSupportedException();
}
