namespace TypedFlags;

/// <summary>Why an evaluation gave its value: OpenFeature's reasons, and two of our own.</summary>
public static class FlagReason
{
    /// <summary>Nothing but the value itself could ever apply.</summary>
    public const string Static = "STATIC";

    /// <summary>Nothing above the default applied.</summary>
    public const string Default = "DEFAULT";

    /// <summary>A list, a rule or a tenant matched the context.</summary>
    public const string TargetingMatch = "TARGETING_MATCH";

    /// <summary>A percentage decided.</summary>
    public const string Split = "SPLIT";

    /// <summary>The flag is off, or off in this environment.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>State comes from an unconfirmed copy on disk.</summary>
    public const string Stale = "STALE";

    /// <summary>The reason is not known.</summary>
    public const string Unknown = "UNKNOWN";

    /// <summary>Something went wrong; the default is served.</summary>
    public const string Error = "ERROR";

    /// <summary>An override in scope decided (not an OpenFeature reason).</summary>
    public const string Override = "OVERRIDE";

    /// <summary>A prerequisite was not served as required (not an OpenFeature reason).</summary>
    public const string PrerequisiteFailed = "PREREQUISITE_FAILED";
}
