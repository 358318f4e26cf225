namespace TypedFlags;

/// <summary>A value that a scope puts in place of a flag's own answer. Immutable.</summary>
/// <param name="definition">The flag, as one assembly declares it.</param>
/// <param name="outcome">What to serve: one of the flag's outcomes, or a literal of its own.</param>
internal sealed class FlagOverride(FlagDefinition definition, FlagOutcome outcome)
{
    private readonly EvaluationResult _result = new(outcome, FlagReason.Override);

    /// <summary>The flag's key.</summary>
    public string Key { get; } = definition.Key;

    /// <summary>
    /// What to serve for a flag; null when the override is of another. A flag of the same key in another assembly has the same
    /// variants, but perhaps in another order.
    /// </summary>
    public EvaluationResult? For(FlagDefinition asked)
    {
        if (ReferenceEquals(asked, definition))
        {
            return _result;
        }

        // Of one assembly's flags no two have the same key.
        if (ReferenceEquals(asked.Definitions, definition.Definitions)
            || !string.Equals(asked.Key, Key, StringComparison.Ordinal)
            || asked.Type != definition.Type)
        {
            return null;
        }

        if (_result.Outcome.Variant is not { } variant)
        {
            // A literal is no variant: plug-ins that are isolated from each other may disagree even in that.
            return asked.HasVariants ? null : _result;
        }

        return asked.FindOutcome(variant) is { } same ? new EvaluationResult(same, FlagReason.Override) : null;
    }
}

/// <summary>The values of one override scope. Immutable.</summary>
internal sealed class OverrideSet
{
    private readonly FlagOverride? _only;
    private readonly Dictionary<string, FlagOverride>? _several;

    public OverrideSet(FlagOverride only) => _only = only;

    /// <param name="several">At most one a key.</param>
    public OverrideSet(IEnumerable<FlagOverride> several) =>
        _several = several.ToDictionary(static one => one.Key, StringComparer.Ordinal);

    /// <summary>What to serve for a flag, or null.</summary>
    public EvaluationResult? Find(FlagDefinition definition)
    {
        FlagOverride? found = _several is null ? _only : _several.GetValueOrDefault(definition.Key);
        return found?.For(definition);
    }
}
