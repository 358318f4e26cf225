using System.Runtime.InteropServices;

namespace TypedFlags;

/// <summary>What is asked for in an evaluation that somebody watches.</summary>
/// <param name="Key">The key as asked for.</param>
/// <param name="Type">The type as asked for.</param>
/// <param name="Definition">The definition; null where no assembly declares the flag.</param>
/// <param name="SetName">The definition set; null where no assembly declares the flag.</param>
/// <param name="Settings">The engine's settings.</param>
/// <param name="CallersDefault">The default that access by name brings along; null where the definition's counts.</param>
/// <param name="Purpose">What the flag is evaluated for.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ObservedFlag(
    string Key,
    FlagType Type,
    FlagDefinition? Definition,
    string? SetName,
    EngineSettings Settings,
    object? CallersDefault = null,
    FlagEvaluationPurpose Purpose = FlagEvaluationPurpose.Evaluate)
{
    public static ObservedFlag Of(
        FlagPlan plan, FlagSetSnapshot snapshot, FlagEvaluationPurpose purpose, object? callersDefault = null) => new(
        plan.Definition.Key, plan.Definition.Type, plan.Definition, snapshot.Set.Name, snapshot.Settings, callersDefault, purpose);
}
