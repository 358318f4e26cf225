namespace TypedFlags;

/// <summary>A handle to one flag of a known type. See <see cref="BooleanFlag"/>, <see cref="ValueFlag{T}"/>,
/// <see cref="VariantFlag{T, TVariant}"/>.</summary>
/// <typeparam name="T">The type of the flag's values.</typeparam>
public abstract class Flag<T> : Flag
{
    private protected Flag(SnapshotSource source, int index, OutcomeReader<T> reader)
        : base(source, index) => Reader = reader;

    private protected OutcomeReader<T> Reader { get; }

    /// <summary>The value for the ambient context (<see cref="FlagContext.Current"/>), or for an anonymous user where there is none.</summary>
    /// <returns>The value served; never fails because of flag data.</returns>
    public T GetValue() => GetValue(new FlagContextReader(FlagContext.Current));

    /// <summary>The value for a context.</summary>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    /// <returns>The value served; never fails because of flag data.</returns>
    public T GetValue(FlagContext? context) => GetValue(new FlagContextReader(context));

    /// <summary>The value for the application's own context type; called through the generated overloads.</summary>
    /// <typeparam name="TContext">The generated adapter.</typeparam>
    /// <param name="context">Who is asking.</param>
    /// <returns>The value served; never fails because of flag data.</returns>
    public T GetValue<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter =>
        Reader.TryRead(Decide(in context, Reader).Outcome, out T? value, out _) ? value : Reader.ReadDefault(Definition);

    /// <summary>The value for the ambient context, and why it is served.</summary>
    /// <returns>The answer with its variant, reason and metadata.</returns>
    public FlagEvaluation<T> Evaluate() => Evaluate(new FlagContextReader(FlagContext.Current));

    /// <summary>The value for a context, and why it is served.</summary>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    /// <returns>The answer with its variant, reason and metadata.</returns>
    public FlagEvaluation<T> Evaluate(FlagContext? context) => Evaluate(new FlagContextReader(context));

    /// <summary>The value for the application's own context type, and why; called through the generated overloads.</summary>
    /// <typeparam name="TContext">The generated adapter.</typeparam>
    /// <param name="context">Who is asking.</param>
    /// <returns>The answer with its variant, reason and metadata.</returns>
    public FlagEvaluation<T> Evaluate<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter =>
        Reader.ToEvaluation(Definition, Decide(in context, Reader));

    /// <summary>
    /// Serves a value instead of the flag's own answer, with the reason <see cref="FlagReason.Override"/>: in this flow of execution
    /// and in what it starts, whatever the engine. Scopes nest, follow awaits, and may be closed in any order.
    /// </summary>
    /// <param name="value">The value; of a flag with variants one of their values.</param>
    /// <returns>The scope; dispose it to close it.</returns>
    /// <exception cref="ArgumentException">The flag has variants, and none has this value; or a number is not finite.</exception>
    public IDisposable Override(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Override(OutcomeOf(value));
    }

    private protected sealed override FlagEvaluation<object> ToBoxed(EvaluationResult result)
    {
        FlagEvaluation<T> typed = Reader.ToEvaluation(Definition, result);
        return new FlagEvaluation<object>(
            typed.FlagKey, typed.Value!, typed.Variant, typed.Reason, typed.RuleName, typed.FlagMetadata, typed.ErrorCode, typed.ErrorMessage);
    }

    /// <summary>The outcome that stands for a value.</summary>
    private protected abstract FlagOutcome OutcomeOf(T value);
}
