namespace TypedFlags;

/// <summary>A handle to a flag with literal values: text, a whole number, a number, or an object as its generated record.</summary>
/// <typeparam name="T"><see cref="string"/>, <see cref="int"/>, <see cref="double"/> or the generated record.</typeparam>
public sealed class ValueFlag<T> : Flag<T>
{
    internal ValueFlag(SnapshotSource source, int index, OutcomeReader<T> reader)
        : base(source, index, reader)
    {
    }

    private protected override FlagOutcome OutcomeOf(T value) => Reader.ToLiteral(value);
}
