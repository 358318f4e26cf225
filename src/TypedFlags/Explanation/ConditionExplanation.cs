namespace TypedFlags;

/// <summary>How one condition, and those inside it, came out. Immutable.</summary>
public sealed class ConditionExplanation
{
    internal ConditionExplanation(string @operator, bool? matched)
    {
        Operator = @operator;
        Matched = matched;
    }

    /// <summary>
    /// <c>all</c>, <c>any</c> or <c>not</c> of the <see cref="Conditions"/>; or how the attribute was compared, as in the file: <c>eq</c>,
    /// <c>not_in</c>, <c>semver_gte</c>, <c>exists</c>…
    /// </summary>
    public string Operator { get; }

    /// <summary>Whether it is met; null where nobody looked, because what came before had decided already.</summary>
    public bool? Matched { get; }

    /// <summary>The name of the segment that this is, or null.</summary>
    public string? Segment { get; internal init; }

    /// <summary>The attribute that was compared; null for <c>all</c>, <c>any</c> and <c>not</c>.</summary>
    public string? Attribute { get; internal init; }

    /// <summary>The first of what it was compared with; long text is shortened, and then ends with <c>…</c>.</summary>
    public IReadOnlyList<AttributeValue> Operands { get; internal init; } = [];

    /// <summary>How many there are to be compared with; more than <see cref="Operands"/> shows where there are many.</summary>
    public int OperandCount { get; internal init; }

    /// <summary>
    /// What the context has; <see cref="AttributeValue.None"/> where it has nothing, or nobody looked. Long text is shortened, and then ends with
    /// <c>…</c>; of a list it is the first elements. Personal data.
    /// </summary>
    public AttributeValue Actual { get; internal init; }

    /// <summary>How many elements the context's list has; more than <see cref="Actual"/> shows where there are many. 0 where it is no list.</summary>
    public int ActualCount { get; internal init; }

    /// <summary>Why the value could not be compared, such as that it is missing or not a version; else null.</summary>
    public string? Remark { get; internal init; }

    /// <summary>The conditions inside, in the file's order.</summary>
    public IReadOnlyList<ConditionExplanation> Conditions { get; internal init; } = [];

    /// <summary>How many there are inside; more than <see cref="Conditions"/> shows where there are many, or deep down.</summary>
    public int ConditionCount { get; internal init; }

    /// <summary>True where text was compared without regard to upper and lower case.</summary>
    public bool IgnoresCase { get; internal init; }

    /// <summary>The condition as text for people.</summary>
    public override string ToString() => ExplanationText.Of(this);
}
