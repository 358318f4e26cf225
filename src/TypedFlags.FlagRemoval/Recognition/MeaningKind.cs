namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>What an expression is to the flag.</summary>
internal enum MeaningKind
{
    /// <summary>The flag's key, as a constant.</summary>
    Key,

    /// <summary>A member of an enum whose name is the key.</summary>
    EnumKey,

    /// <summary>The flag's own handle: <c>Flags.NewCheckout</c>.</summary>
    Handle,

    /// <summary>The flag's value.</summary>
    Value,

    /// <summary>The variant, as a member of the generated enum.</summary>
    Variant,

    /// <summary>The value and why: <c>FlagEvaluation&lt;T&gt;</c>, or what another library calls details.</summary>
    Evaluation,

    /// <summary>The variant, as another library has it: with a <c>Name</c>.</summary>
    ForeignVariant,

    /// <summary>It comes from the flag, and is not understood.</summary>
    Unknown,
}

/// <summary>In what an answer comes.</summary>
internal enum AnswerWrapper
{
    None,
    Task,
    ValueTask,

    /// <summary>What <c>ConfigureAwait</c> gives.</summary>
    Awaitable,

    /// <summary>What <c>GetAwaiter</c> gives.</summary>
    Awaiter,
}
