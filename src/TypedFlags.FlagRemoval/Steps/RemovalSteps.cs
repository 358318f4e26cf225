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
}
