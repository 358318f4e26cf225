namespace TypedFlags;

/// <summary>
/// What an evaluation decided, and why. A plan makes all its results beforehand, so that an evaluation only chooses one.
/// </summary>
internal sealed class EvaluationResult(
    FlagOutcome outcome, string reason, string? ruleName = null, string? errorCode = null, string? errorMessage = null)
{
    public readonly FlagOutcome Outcome = outcome;

    public readonly string Reason = reason;

    public readonly string? RuleName = ruleName;

    public readonly string? ErrorCode = errorCode;

    public readonly string? ErrorMessage = errorMessage;

    /// <summary>An outcome that somebody gets for who they are.</summary>
    public static EvaluationResult Match(FlagOutcome outcome) => new(outcome, FlagReason.TargetingMatch);
}
