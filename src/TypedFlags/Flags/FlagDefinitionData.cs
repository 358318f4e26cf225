using System.ComponentModel;

namespace TypedFlags;

/// <summary>Gives the compiled definitions of one assembly: UTF-8 text inside the assembly itself, never copied.</summary>
/// <returns>The header line and one line a flag, in ordinal order of the keys.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ReadOnlySpan<byte> FlagDefinitionData();
