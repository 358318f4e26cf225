namespace TypedFlags;

/// <summary>
/// Whether an evaluation writes down what it does. A type and not a value, so that there is one evaluator for both and the JIT makes
/// two of it: the one that is not traced has nothing left of the tracing.
/// </summary>
internal interface IEvaluationTrace
{
    /// <summary>A constant: code behind a false one is never made.</summary>
    static abstract bool IsOn { get; }
}

/// <summary>Evaluates and nothing else.</summary>
internal readonly struct Untraced : IEvaluationTrace
{
    /// <inheritdoc/>
    public static bool IsOn => false;
}

/// <summary>Evaluates, and tells <see cref="EvaluationFrame.Trace"/>.</summary>
internal readonly struct Traced : IEvaluationTrace
{
    /// <inheritdoc/>
    public static bool IsOn => true;
}
