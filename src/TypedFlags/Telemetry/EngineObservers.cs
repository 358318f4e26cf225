namespace TypedFlags;

/// <summary>Who watches the evaluations of one engine, besides telemetry.</summary>
/// <param name="Hooks">The hooks; null where there are none.</param>
/// <param name="Exposures">Where exposures go; null where nobody wants them.</param>
internal sealed record EngineObservers(HookPipeline? Hooks, ExposureChannel? Exposures);
