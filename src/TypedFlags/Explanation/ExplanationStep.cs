namespace TypedFlags;

/// <summary>One step of an evaluation: what it looked at, and whether it decided. Immutable.</summary>
public sealed class ExplanationStep
{
    internal ExplanationStep(ExplanationStepKind kind, string name, string text, bool decides)
    {
        Kind = kind;
        Name = name;
        Text = text;
        Decides = decides;
    }

    /// <summary>Which step it is.</summary>
    public ExplanationStepKind Kind { get; }

    /// <summary>The step, with what tells it from others of its kind: <c>rule 2 (eu-pro)</c>, <c>users of tenant "acme"</c>.</summary>
    public string Name { get; }

    /// <summary>What was compared and how it came out, in a few words for people.</summary>
    public string Text { get; }

    /// <summary>True for the step that decided: the last one.</summary>
    public bool Decides { get; private set; }

    /// <summary>The rule's place in the file, from 1; null where this is no rule.</summary>
    public int? RuleNumber { get; internal init; }

    /// <summary>The rule's name; null where it has none, or this is no rule.</summary>
    public string? RuleName { get; internal init; }

    /// <summary>The rule's condition; null where this is no rule.</summary>
    public ConditionExplanation? Condition { get; internal init; }

    /// <summary>How the rollout or split of this step came out; null where there was none.</summary>
    public BucketExplanation? Bucket { get; internal init; }

    /// <summary>
    /// The explanation of the flag that is required; null where this is no prerequisite. Its steps are left out where it was explained before,
    /// and deep down.
    /// </summary>
    public FlagExplanation? Prerequisite { get; internal init; }

    /// <summary>The same step, where something after it decided all the same.</summary>
    internal ExplanationStep WithoutDecision()
    {
        ExplanationStep copy = (ExplanationStep)MemberwiseClone();
        copy.Decides = false;
        return copy;
    }

    /// <summary>The name and the text.</summary>
    public override string ToString() => $"{Name}: {Text}";
}
