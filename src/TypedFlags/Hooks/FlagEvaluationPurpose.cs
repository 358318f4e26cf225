namespace TypedFlags;

/// <summary>What a flag is evaluated for. Only <see cref="Evaluate"/> is a use of the flag; telemetry and exposures leave out the rest.</summary>
public enum FlagEvaluationPurpose
{
    /// <summary>Code asks for this flag's answer: <c>IsEnabled</c>, <c>GetValue</c>, <c>GetVariant</c>, <c>Evaluate</c>, or access by name.</summary>
    Evaluate,

    /// <summary>All flags are evaluated at once, by <c>EvaluateAll</c>; this is one of them.</summary>
    EvaluateAll,

    /// <summary>Somebody wants to know why: <c>Explain</c>.</summary>
    Explain,
}
