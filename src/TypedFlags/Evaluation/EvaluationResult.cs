namespace TypedFlags;

/// <summary>
/// What an evaluation decided, and why. A plan makes all its results beforehand, so that an evaluation only chooses one.
/// </summary>
internal sealed class EvaluationResult(
    FlagOutcome outcome, string reason, string? ruleName = null, string? errorCode = null, string? errorMessage = null)
{
    public FlagOutcome Outcome { get; } = outcome;

    public string Reason { get; } = reason;

    public string? RuleName { get; } = ruleName;

    public string? ErrorCode { get; } = errorCode;

    public string? ErrorMessage { get; } = errorMessage;
}
