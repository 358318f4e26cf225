namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>What an expression holds of a flag's answer.</summary>
internal enum AnswerKind
{
    /// <summary>The whole evaluation.</summary>
    Evaluation,

    /// <summary>The value served.</summary>
    Value,

    /// <summary>The name of the variant served.</summary>
    Variant,
}
