using System.Text.Json;

namespace TypedFlags;

/// <summary>The attributes and segments that one assembly's rules may use: the header of its compiled definitions.</summary>
internal sealed class ContextSchema
{
    /// <summary>Reads the header line.</summary>
    public static ContextSchema Read(JsonElement header) => throw new NotSupportedException();
}
