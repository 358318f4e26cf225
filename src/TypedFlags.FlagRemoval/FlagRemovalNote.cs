using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval;

/// <summary>Something that was left, for a person to look at. Immutable.</summary>
/// <param name="Reason">The kind of reason.</param>
/// <param name="Message">One sentence: what was left, why, and what to do.</param>
/// <param name="Location">Where, in the rewritten tree; its path and line span are what to show.</param>
public sealed record FlagRemovalNote(FlagRemovalReason Reason, string Message, Location Location);

/// <summary>Why something was left.</summary>
public enum FlagRemovalReason
{
    /// <summary>Code that nobody sees here may use it.</summary>
    PublicApi,

    /// <summary>The name of the flag is worked out when the program runs, or reached by reflection.</summary>
    NotConstant,

    /// <summary>What is evaluated on the way to the answer has effects, and stands where they can't be kept.</summary>
    SideEffects,

    /// <summary>The answer is used in a way that is not understood.</summary>
    UnknownUse,

    /// <summary>Rewritten, it would not compile, or with a warning that was not there.</summary>
    WouldNotCompile,

    /// <summary>Code that this build leaves out (<c>#if</c>), or generated code.</summary>
    OutOfSight,

    /// <summary>A comment or a text that mentions the flag.</summary>
    Mention,

    /// <summary>A test of the side that is gone, which could not be deleted whole.</summary>
    TestOfDeadSide,

    /// <summary>Rewritten; nobody uses it here any more, or a known value decides it, and a person should say whether it goes too.</summary>
    NowUnused,
}
