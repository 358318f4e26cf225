namespace TypedFlags.Definitions.Binding;

/// <summary>The bucketing algorithms.</summary>
internal enum Bucketing
{
    TypedFlags,
    FeatureFlagInfra,
    Flagforge,
    Rollgate,
    FeatureManagement,
    Unleash,
}

/// <summary>What the algorithms can do.</summary>
internal static class Bucketings
{
    /// <summary>The names in the file, by the enum's order.</summary>
    public static string[] Names { get; } = ["typedflags", "feature_flag_infra", "flagforge", "rollgate", "feature_management", "unleash"];

    /// <summary>True where the algorithm tells users apart by whole percentages only.</summary>
    public static bool IsByWholePercent(this Bucketing bucketing) =>
        bucketing is Bucketing.FeatureFlagInfra or Bucketing.Flagforge or Bucketing.Rollgate or Bucketing.Unleash;

    /// <summary>True where the algorithm has a split.</summary>
    public static bool HasSplit(this Bucketing bucketing) =>
        bucketing is not (Bucketing.FeatureFlagInfra or Bucketing.Flagforge or Bucketing.Rollgate);
}
