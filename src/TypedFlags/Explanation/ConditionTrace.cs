namespace TypedFlags;

/// <summary>What the evaluation of one condition has told; those inside that nobody looked at are missing.</summary>
internal sealed class ConditionTrace(Condition condition)
{
    public Condition Condition { get; } = condition;

    /// <summary>How it came out; null until it has.</summary>
    public bool? Matched { get; set; }

    /// <summary>What a comparison compared.</summary>
    public AttributeValue Value { get; set; }

    /// <summary>What the comparison had to say.</summary>
    public string? Remark { get; set; }

    /// <summary>The conditions inside, as far as they were looked at: always the first ones.</summary>
    public List<ConditionTrace> Inner { get; } = [];
}
