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
        new FileSteps(
            new PruneBranches(),
            new PruneLoops(),
            new CatchFilters(),
            new FoldConditionals(),
            new KnownNulls(),
            new FoldBooleans(),
            new KnownAssignments(),
            new TrueFilters(),
            new KnownQuestions(),
            new KnownTexts(),
            new ChosenTexts(),
            new ChosenNulls(),
            new ChosenElements(),
            new KnownCalls(),
            new KnownComparisons(),
            new WhenClauses(),
            new SwitchExpressions(),
            new KnownLocals()),
        new SelfAssignments(),
        new EffectsBefore(),
        new TrueClauses(),
        new PatternVariables(),
        new KnownMaps(),
        new DropMaps(),
        new SwitchTuples(),
        new SwitchStatements(),
        new KnownDeconstructions(),
        new KnownCaches(),
        new KnownLazies(),
        new KnownFunctions(),
        new KnownMembers(),
        new KnownParameters(),
        new LastJumps(),
        new DropLabels(),
        new UnwrapBlocks(),
        new EmptyStatements(),
    ];

    /// <summary>The steps that look when none of the others finds anything any more; where one does, the others look again.</summary>
    public static IReadOnlyList<RemovalStep> Afterwards { get; } =
    [
        new RepeatedConditions(),
        new RepeatedWays(),
        new DropUnreachable(),
        new Rethrows(),
        new EmptyTests(),
        new UnsetHolders(),
        new JoinedDeclarations(),
        new UnusedLocals(),
        new UnusedLoopVariables(),
        new UnusedLocalFunctions(),
        new UnusedContracts(),
        new AskedContracts(),
        new KeyMembers(),
        new UnusedMembers(),
        new UnusedCircles(),
        new UnusedFileTypes(),
        new UnusedParameters(),
        new UnusedEndpointParameters(),
        new UnusedCatchVariables(),
        new EmptyConstructors(),
        new EmptyRegions(),
        new ParameterDocs(),
        new LambdaTypes(),
        new AwaitlessFunctions(),
        new DroppedCrefs(),
        new LeftDisplays(),
        new UnusedTypes(),
        new EmptyTestClasses(),
        new UnusedEnumMembers(),
        new LeftDecisions(),
        new LeftHolders(),
        new LeftMethods(),
        new Mentions(),
    ];

    /// <summary>The steps that look after those: they take the compiler's word for whole files.</summary>
    public static IReadOnlyList<RemovalStep> Diagnosed { get; } = [new SwitchRemains(), new Overflows()];

    /// <summary>The steps at the very end, which make nothing else possible.</summary>
    public static IReadOnlyList<RemovalStep> Last { get; } = [new UnusedUsings()];
}
