namespace TypedFlags;

/// <summary>A definition and its merged state, made ready to evaluate in one environment. Immutable.</summary>
internal sealed class FlagPlan
{
    private FlagPlan(FlagDefinition definition) => Definition = definition;

    public FlagDefinition Definition { get; }

    /// <summary>
    /// The answer where neither context nor time nor another flag can change it, else null. Overrides still come before it.
    /// </summary>
    public EvaluationResult? Constant { get; private set; }

    /// <summary>Makes a plan.</summary>
    /// <param name="definition">The flag.</param>
    /// <param name="state">Its state, all layers applied: see <see cref="FlagState.Resolve"/>.</param>
    /// <param name="environment">The current environment.</param>
    public static FlagPlan Create(FlagDefinition definition, FlagState state, string environment) => throw new NotSupportedException();
}
