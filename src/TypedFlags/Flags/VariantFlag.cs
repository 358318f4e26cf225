using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>A handle to a flag with variants.</summary>
/// <typeparam name="T">The type of the values: <see cref="string"/>, <see cref="int"/>, <see cref="double"/> or the generated record.</typeparam>
/// <typeparam name="TVariant">The generated enum of the variants, in the file's order from 0.</typeparam>
public sealed class VariantFlag<T, TVariant> : Flag<T>
    where TVariant : struct, Enum
{
    internal VariantFlag(SnapshotSource source, int index, OutcomeReader<T> reader)
        : base(source, index, reader)
    {
    }

    /// <summary>The variant for the ambient context (<see cref="FlagContext.Current"/>), or for an anonymous user where there is none.</summary>
    /// <returns>The variant served; never fails because of flag data.</returns>
    public TVariant GetVariant() => GetVariant(new FlagContextReader(FlagContext.Current));

    /// <summary>The variant for a context.</summary>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    /// <returns>The variant served; never fails because of flag data.</returns>
    public TVariant GetVariant(FlagContext? context) => GetVariant(new FlagContextReader(context));

    /// <summary>The variant for the application's own context type; called through the generated overloads.</summary>
    /// <typeparam name="TContext">The generated adapter.</typeparam>
    /// <param name="context">Who is asking.</param>
    /// <returns>The variant served; never fails because of flag data.</returns>
    public TVariant GetVariant<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter =>
        // The generated enum is an int, and names the variants in the order of the outcomes.
        Unsafe.BitCast<int, TVariant>(Decide(in context).Outcome.Index);

    /// <inheritdoc cref="Flag{T}.Override(T)"/>
    public new IDisposable Override(T value) => base.Override(value);

    /// <summary>
    /// Serves a variant instead of the flag's own answer, with the reason <see cref="FlagReason.Override"/>: in this flow of
    /// execution and in what it starts, whatever the engine. Scopes nest, follow awaits, and may be closed in any order.
    /// </summary>
    /// <param name="variant">The variant.</param>
    /// <returns>The scope; dispose it to close it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The enum has no such variant.</exception>
    public IDisposable Override(TVariant variant)
    {
        int index = Unsafe.BitCast<TVariant, int>(variant);
        ReadOnlySpan<FlagOutcome> outcomes = Definition.Outcomes;
        if ((uint)index >= (uint)outcomes.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(variant), variant, $"Flag '{Key}' has the variants {NamesOf(outcomes)}.");
        }

        return Override(outcomes[index]);
    }

    private protected override FlagOutcome OutcomeOf(T value)
    {
        ReadOnlySpan<FlagOutcome> outcomes = Definition.Outcomes;
        foreach (FlagOutcome outcome in outcomes)
        {
            if (Reader.TryRead(outcome, out T? ofVariant, out _) && EqualityComparer<T>.Default.Equals(ofVariant, value))
            {
                return outcome;
            }
        }

        throw new ArgumentException(
            $"Flag '{Key}' has no variant with the value '{value}'. Its variants are {NamesOf(outcomes)}.", nameof(value));
    }

    private static string NamesOf(ReadOnlySpan<FlagOutcome> outcomes)
    {
        List<string?> names = [];
        foreach (FlagOutcome outcome in outcomes)
        {
            names.Add(outcome.Variant);
        }

        return string.Join(", ", names);
    }
}
