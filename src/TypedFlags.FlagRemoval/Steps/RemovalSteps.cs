using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.Steps;

/// <summary>The steps of a round, in order.</summary>
internal static class RemovalSteps
{
    public static IReadOnlyList<RemovalStep> InOrder { get; } =
    [
        new KnownTexts(),
        new KnownCalls(),
        new KnownComparisons(),
    ];

    /// <summary>The steps that look when none of the others finds anything any more; where one does, the others look again.</summary>
    public static IReadOnlyList<RemovalStep> Afterwards { get; } = [];
}
