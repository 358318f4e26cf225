using System.Text.Json;

namespace TypedFlags;

/// <summary>Reads the definition out of a compiled line; the state in it stays unread.</summary>
internal static class FlagDefinitionReader
{
    public static FlagDefinition Read(CompiledDefinitions definitions, int index, JsonElement line) => throw new NotSupportedException();
}
