namespace TypedFlags;

/// <summary>A handle to a flag with literal values: text, a whole number, a number, or an object as its generated record.</summary>
/// <typeparam name="T"><see cref="string"/>, <see cref="int"/>, <see cref="double"/> or the generated record.</typeparam>
public sealed class ValueFlag<T> : Flag<T>
{
    internal ValueFlag(FlagDefinitionSet set, int index, FlagEngine? engine, OutcomeReader<T> reader)
        : base(set, index, engine, reader)
    {
    }

    private protected override FlagOutcome OutcomeOf(T value) => Reader.ToLiteral(value);
}
