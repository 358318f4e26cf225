namespace TypedFlags;

/// <summary>
/// What an evaluation decided, and why. A plan makes all its results beforehand, so that an evaluation only chooses one.
/// </summary>
internal sealed class EvaluationResult(
    FlagOutcome outcome, string reason, string? ruleName = null, string? errorCode = null, string? errorMessage = null, bool isStale = false)
{
    public readonly FlagOutcome Outcome = outcome;

    /// <summary>What decided. Prerequisites and exposures go by it, whether or not the state was confirmed.</summary>
    public readonly string Reason = reason;

    public readonly string? RuleName = ruleName;

    public readonly string? ErrorCode = errorCode;

    public readonly string? ErrorMessage = errorMessage;

    /// <summary>True where the flag's state is a copy that its source has not confirmed.</summary>
    public readonly bool IsStale = isStale;

    /// <summary>What whoever asked is told.</summary>
    public string ServedReason => IsStale ? FlagReason.Stale : Reason;
}
