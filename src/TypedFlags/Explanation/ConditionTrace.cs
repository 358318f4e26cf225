namespace TypedFlags;

/// <summary>What the evaluation of one condition has told; those inside that nobody looked at are missing.</summary>
internal sealed class ConditionTrace(Condition condition)
{
    public Condition Condition { get; } = condition;

    /// <summary>How it came out; null until it has.</summary>
    public bool? Matched { get; set; }

    /// <summary>What a comparison compared, shortened.</summary>
    public AttributeValue Value { get; set; }

    /// <summary>Of a list, how many elements it has.</summary>
    public int ValueCount { get; set; }

    /// <summary>What there is to say of the value.</summary>
    public string? Remark { get; set; }

    /// <summary>The conditions inside, as far as they were looked at: always the first ones.</summary>
    public List<ConditionTrace> Inner { get; } = [];
}
