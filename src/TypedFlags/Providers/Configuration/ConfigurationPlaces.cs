namespace TypedFlags;

/// <summary>Where in a flag's state a configuration key stands; it decides what the keys below it can be.</summary>
internal enum ConfigurationPlace
{
    /// <summary>The properties of a flag, a tenant, a rule or a schedule step.</summary>
    State,

    /// <summary>A map of tenants, by their ids.</summary>
    Tenants,

    /// <summary>The properties of <c>exclude</c>.</summary>
    Exclude,

    /// <summary>A list of rules or steps.</summary>
    States,

    /// <summary>A list of users or groups, or a map of such lists by variant.</summary>
    Audience,

    /// <summary>Anything else, whose names are the team's own: variants, attributes, flags.</summary>
    Other,
}

/// <summary>
/// What the configuration of a flag can look like. The language's own words may be written in any case, as environment variables
/// often are; names that a team has given (variants, attributes, tenants, users) are taken as they are.
/// </summary>
internal static class ConfigurationPlaces
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "enabled", "environments", "requires", "staff_only", "exclude", "users", "groups", "tenants", "rules", "serve", "rollout", "split",
        "schedule", "at", "when", "name", "salt", "bucket_by", "otherwise",
    };

    /// <summary>The place below a key.</summary>
    public static ConfigurationPlace Below(ConfigurationPlace place, string key) => (place, key) switch
    {
        (ConfigurationPlace.State, "tenants") => ConfigurationPlace.Tenants,
        (ConfigurationPlace.State, "exclude") => ConfigurationPlace.Exclude,
        (ConfigurationPlace.State, "rules" or "schedule") => ConfigurationPlace.States,
        (ConfigurationPlace.State or ConfigurationPlace.Exclude, "users" or "groups") => ConfigurationPlace.Audience,
        (ConfigurationPlace.Tenants or ConfigurationPlace.States, _) => ConfigurationPlace.State,
        _ => ConfigurationPlace.Other,
    };

    /// <summary>A key as the language spells it.</summary>
    public static string Spell(ConfigurationPlace place, string key)
    {
        if (place is not (ConfigurationPlace.State or ConfigurationPlace.Exclude))
        {
            return key;
        }

        string word = key.ToLowerInvariant();
        return Words.Contains(word) ? word : key;
    }

    /// <summary>Whether a key's value is a list, so that empty text is an empty one.</summary>
    public static bool HasListAt(ConfigurationPlace place, string key) => place switch
    {
        ConfigurationPlace.State => key is "users" or "groups" or "environments" or "requires" or "rules" or "schedule",
        ConfigurationPlace.Exclude => key is "users" or "groups",
        _ => place == ConfigurationPlace.Audience,
    };
}
