namespace TypedFlags;

/// <summary>How a unit is put into a bucket: our own way, and those of systems a team may move here from.</summary>
internal enum BucketingAlgorithm
{
    TypedFlags,
    FeatureFlagInfra,
    FlagForge,
    Rollgate,
    FeatureManagement,
    Unleash,
}
