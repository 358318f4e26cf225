namespace TypedFlags;

/// <content>For explanations: the bucket itself, in the algorithm's own numbers.</content>
internal sealed partial class Bucketer
{
    /// <summary>The algorithm's name in the file.</summary>
    public string AlgorithmName => _algorithm switch
    {
        BucketingAlgorithm.FeatureFlagInfra => "feature_flag_infra",
        BucketingAlgorithm.FlagForge => "flagforge",
        BucketingAlgorithm.Rollgate => "rollgate",
        BucketingAlgorithm.FeatureManagement => "feature_management",
        BucketingAlgorithm.Unleash => "unleash",
        _ => "typedflags",
    };

    /// <summary>The lowest bucket. Where it is 1, a bucket equal to the percentage is in.</summary>
    public int FirstBucket => _algorithm == BucketingAlgorithm.Unleash ? 1 : 0;

    /// <summary>How many buckets there are.</summary>
    public int BucketCount(bool isSplit) => _algorithm switch
    {
        BucketingAlgorithm.TypedFlags => Whole,
        BucketingAlgorithm.Unleash when isSplit => 1000,
        _ => 100,
    };

    /// <summary>True where the unit is not even hashed.</summary>
    public bool TakesEveryUnitAt(int percentage) => _algorithm == BucketingAlgorithm.FeatureManagement && percentage == Whole;

    /// <summary>What is hashed beside the unit.</summary>
    public string SaltOf(bool isSplit) =>
        _salt ?? (isSplit && _algorithm == BucketingAlgorithm.FeatureManagement ? $"allocation\n{_key}" : _key);

    /// <summary>The bucket that <see cref="IsInRollout"/> and <see cref="FindShare"/> look at.</summary>
    public double FindBucket(ReadOnlySpan<char> unit, ReadOnlySpan<char> tenant, bool isSplit)
    {
        uint hash = isSplit ? HashForSplit(unit) : HashForRollout(unit, tenant);
        return _algorithm switch
        {
            BucketingAlgorithm.TypedFlags => ToBucket(hash),
            BucketingAlgorithm.FeatureManagement => ToPercent(hash),
            _ => (hash % (uint)BucketCount(isSplit)) + FirstBucket,
        };
    }
}
