using System.Text.Json;

namespace TypedFlags;

/// <summary>Values as telemetry writes them.</summary>
internal static class TelemetryText
{
    /// <summary>The longest text of an attribute; what is longer is cut.</summary>
    public const int MaxLength = 256;

    /// <summary>A reason or an error code, in the lower case of OpenTelemetry.</summary>
    public static string Lower(string code) => code switch
    {
        FlagReason.Static => "static",
        FlagReason.Default => "default",
        FlagReason.TargetingMatch => "targeting_match",
        FlagReason.Split => "split",
        FlagReason.Disabled => "disabled",
        FlagReason.Stale => "stale",
        FlagReason.Unknown => "unknown",
        FlagReason.Error => "error",
        FlagReason.Override => "override",
        FlagReason.PrerequisiteFailed => "prerequisite_failed",
        FlagErrorCode.FlagNotFound => "flag_not_found",
        FlagErrorCode.ParseError => "parse_error",
        FlagErrorCode.TypeMismatch => "type_mismatch",
        FlagErrorCode.TargetingKeyMissing => "targeting_key_missing",
        FlagErrorCode.InvalidContext => "invalid_context",
        FlagErrorCode.ProviderNotReady => "provider_not_ready",
        FlagErrorCode.ProviderFatal => "provider_fatal",
        _ => "general",
    };

    /// <summary>Text of bounded length, never half a surrogate pair.</summary>
    public static string Bounded(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        int length = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return text[..length];
    }

    /// <summary>A literal: a boolean, a number, text of bounded length, or an object's JSON of bounded length; null for what has no text.</summary>
    public static object? ValueOf(FlagOutcome outcome) => outcome.Type switch
    {
        FlagType.Boolean => outcome.Boolean,
        FlagType.Integer => outcome.Integer,
        FlagType.Number => outcome.Number,
        FlagType.String => Bounded(outcome.Text ?? string.Empty),
        _ => outcome.Json.ValueKind == JsonValueKind.Undefined ? null : Bounded(outcome.Json.GetRawText()),
    };
}
