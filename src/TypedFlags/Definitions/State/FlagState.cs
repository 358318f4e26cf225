namespace TypedFlags;

/// <summary>What providers may change of a flag at run time. Each property is absent, null (back to the file) or a value.</summary>
internal sealed class FlagState
{
    /// <summary>Nothing said.</summary>
    public static FlagState Empty { get; } = new();

    /// <summary>Puts one provider's state over another's: later wins, property by property. Both are changes to the file's state.</summary>
    public static FlagState Layer(FlagState lower, FlagState upper) => throw new NotSupportedException();

    /// <summary>Puts the layered state of all providers over the state that the file gives (<see cref="FlagDefinition.CompiledState"/>).</summary>
    public static FlagState Resolve(FlagState compiled, FlagState layered) => throw new NotSupportedException();
}
