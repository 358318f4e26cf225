using System.Text;

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

    /// <summary>True where the tenant is hashed with the unit, in a rollout.</summary>
    public bool HashesTenant => _algorithm == BucketingAlgorithm.FlagForge;

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
    public string SaltOf(bool isSplit) => _algorithm == BucketingAlgorithm.FeatureManagement
        ? Encoding.UTF8.GetString(isSplit ? _afterInSplit.AsSpan(1) : _after.AsSpan(1))
        : Encoding.UTF8.GetString(_before.AsSpan(0, _before.Length - 1));

    /// <summary>The bucket that <see cref="IsInRollout"/> and <see cref="FindShare"/> look at.</summary>
    public double FindBucket(ReadOnlySpan<char> unit, ReadOnlySpan<char> tenant, bool isSplit) => _algorithm switch
    {
        BucketingAlgorithm.FeatureFlagInfra => HashMd5Modulo100(unit),
        BucketingAlgorithm.FlagForge => HashMurmur(unit, tenant, hasTenant: true, seed: 0) % 100,
        BucketingAlgorithm.Rollgate => HashSha256(unit, _after, isBigEndian: true) % 100,
        BucketingAlgorithm.FeatureManagement => ToPercent(HashSha256(unit, isSplit ? _afterInSplit : _after, isBigEndian: false)),
        BucketingAlgorithm.Unleash when isSplit => (HashMurmur(unit, default, hasTenant: false, UnleashVariantSeed) % 1000) + 1,
        BucketingAlgorithm.Unleash => (HashMurmur(unit, default, hasTenant: false, seed: 0) % 100) + 1,
        _ => ToBucket(HashMurmur(unit, default, hasTenant: false, seed: 0)),
    };
}
