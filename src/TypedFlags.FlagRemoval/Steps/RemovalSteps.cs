using TypedFlags.FlagRemoval.Branching;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Gates;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Unused;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Steps;

/// <summary>The steps of a round, in order.</summary>
internal static class RemovalSteps
{
    public static IReadOnlyList<RemovalStep> InOrder { get; } =
    [
        // What tests set is no question, and looks like one.
        new RemoveTestSetups(),
        new DropArguments(),
        new PinAnswers(),
        new DropHolders(),
        new FlagComments(),
        new GateAttributes(),
        new GateCalls(),
        new KeyLists(),

        // Branches before expressions: a condition is taken apart as a whole, with the variables it declares.
        new PruneBranches(),
        new PruneLoops(),
        new CatchFilters(),
        new FoldConditionals(),
        new FoldBooleans(),
        new EffectsBefore(),
        new KnownAssignments(),
        new TrueFilters(),
        new TrueClauses(),
        new PatternVariables(),
        new KnownMaps(),
        new DropMaps(),
        new KnownTexts(),
        new KnownCalls(),
        new KnownComparisons(),
        new WhenClauses(),
        new SwitchTuples(),
        new SwitchExpressions(),
        new SwitchStatements(),
        new SwitchRemains(),
        new KnownDeconstructions(),
        new KnownCaches(),
        new KnownLocals(),
        new KnownMembers(),
        new KnownParameters(),
        new DropUnreachable(),
        new LastJumps(),
        new DropLabels(),
        new UnwrapBlocks(),
        new EmptyStatements(),
    ];

    /// <summary>The steps that look when none of the others finds anything any more; where one does, the others look again.</summary>
    public static IReadOnlyList<RemovalStep> Afterwards { get; } =
    [
        new UnusedLocals(),
        new UnusedLocalFunctions(),
        new UnusedContracts(),
        new KeyMembers(),
        new UnusedMembers(),
        new UnusedCircles(),
        new UnusedParameters(),
        new UnusedEndpointParameters(),
        new UnusedCatchVariables(),
        new EmptyConstructors(),
        new EmptyRegions(),
        new ParameterDocs(),
        new AwaitlessFunctions(),
        new DroppedCrefs(),
        new UnusedTypes(),
        new EmptyTestClasses(),
        new UnusedEnumMembers(),
        new LeftDecisions(),
        new Mentions(),
    ];

    /// <summary>The steps after those: what they look at takes the compiler's word for whole files.</summary>
    public static IReadOnlyList<RemovalStep> Last { get; } = [new UnusedUsings()];
}
