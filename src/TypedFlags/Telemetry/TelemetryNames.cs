namespace TypedFlags;

/// <summary>
/// Names of attributes. Those of <c>feature_flag.*</c> and <c>error.type</c> are OpenTelemetry's semantic conventions for feature
/// flags (https://opentelemetry.io/docs/specs/semconv/feature-flags/feature-flags-events/); what they have no name for is ours.
/// </summary>
internal static class TelemetryNames
{
    public const string EvaluationEvent = "feature_flag.evaluation";
    public const string Key = "feature_flag.key";
    public const string Provider = "feature_flag.provider.name";
    public const string Variant = "feature_flag.result.variant";
    public const string Value = "feature_flag.result.value";
    public const string Reason = "feature_flag.result.reason";
    public const string ContextId = "feature_flag.context.id";
    public const string SetId = "feature_flag.set.id";
    public const string ErrorType = "error.type";
    public const string ErrorMessage = "feature_flag.error.message";

    public const string LoadActivity = "typedflags.load";
    public const string Layer = "typedflags.layer";
    public const string Hook = "typedflags.hook";
    public const string HookStage = "typedflags.hook.stage";
    public const string Outcome = "typedflags.outcome";
    public const string Sink = "typedflags.sink";
}
