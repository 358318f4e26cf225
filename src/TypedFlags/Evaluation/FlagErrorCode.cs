namespace TypedFlags;

/// <summary>What went wrong in an evaluation: OpenFeature's error codes.</summary>
public static class FlagErrorCode
{
    /// <summary>There is no flag of that name.</summary>
    public const string FlagNotFound = "FLAG_NOT_FOUND";

    /// <summary>A value could not be read.</summary>
    public const string ParseError = "PARSE_ERROR";

    /// <summary>The flag is of another type than asked for.</summary>
    public const string TypeMismatch = "TYPE_MISMATCH";

    /// <summary>A targeting key is needed and there is none.</summary>
    public const string TargetingKeyMissing = "TARGETING_KEY_MISSING";

    /// <summary>The evaluation context could not be read.</summary>
    public const string InvalidContext = "INVALID_CONTEXT";

    /// <summary>The state has not been loaded yet.</summary>
    public const string ProviderNotReady = "PROVIDER_NOT_READY";

    /// <summary>The state can't be loaded at all.</summary>
    public const string ProviderFatal = "PROVIDER_FATAL";

    /// <summary>Anything else; the message says what.</summary>
    public const string General = "GENERAL";
}
