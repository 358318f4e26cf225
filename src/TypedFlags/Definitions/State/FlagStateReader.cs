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
    /// <param name="tenantId">The tenant whose share it is, or null for the flag's own state.</param>
    public static FlagState Read(
        FlagDefinition definition, JsonElement state, bool textScalars, ICollection<string> problems, string? tenantId = null)
    {
        try
        {
            StateReading reading = new(definition, textScalars, isCompiled: false, problems);
            return tenantId is null
                ? reading.ReadStateOrShorthand(state, StateProperties.All, path: string.Empty)
                : reading.ReadStateOrShorthand(state, StateProperties.OfTenant, path: $"tenants.{tenantId}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            // Text that JSON allows and .NET can't hold (half a surrogate pair), or a document that is already disposed.
            problems.Add($"The state of the flag '{definition.Key}' can't be read, and is ignored: {exception.Message}");
            return FlagState.Empty;
        }
    }

    /// <summary>Reads a compiled line, which the build has checked.</summary>
    internal static FlagState ReadCompiled(FlagDefinition definition, JsonElement line)
    {
        StateReading reading = new(definition, textScalars: false, isCompiled: true, problems: null);
        return reading.ReadState(line, StateProperties.All, path: string.Empty);
    }
}
