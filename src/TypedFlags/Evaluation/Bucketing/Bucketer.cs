namespace TypedFlags;

/// <summary>
/// Puts a unit (a user, a tenant, an attribute's value) into a bucket, by one algorithm and one salt. Percentages are in thousandths
/// of a percent. What the salt adds to a hash is worked out beforehand. Allocates nothing for units up to 1 kB.
/// </summary>
internal sealed partial class Bucketer
{
    /// <summary>100 percent.</summary>
    public const int Whole = 100_000;

    private const int OnePercent = Whole / 100;
    private const uint UnleashVariantSeed = 86028157;

    private readonly BucketingAlgorithm _algorithm;
    private readonly string _key;
    private readonly string? _salt;

    /// <summary>The hash so far of what stands before every unit.</summary>
    private readonly MurmurHash3 _salted;
    private readonly MurmurHash3 _saltedInSplit;

    private readonly string _betweenTenantAndUnit = string.Empty;
    private readonly SaltedDigest? _digest;
    private readonly SaltedDigest? _digestInSplit;

    /// <summary>Makes a bucketer.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="salt">The salt that was given, or null for the key.</param>
    public Bucketer(BucketingAlgorithm algorithm, string key, string? salt)
    {
        _algorithm = algorithm;
        _key = key;
        _salt = salt;
        switch (algorithm)
        {
            case BucketingAlgorithm.FlagForge:
                _betweenTenantAndUnit = $":{salt ?? key}:";
                break;
            case BucketingAlgorithm.FeatureFlagInfra or BucketingAlgorithm.Rollgate:
                _digest = new SaltedDigest($"{salt ?? key}:", string.Empty);
                break;
            case BucketingAlgorithm.FeatureManagement:
                _digest = new SaltedDigest(string.Empty, $"\n{salt ?? key}");
                _digestInSplit = salt is null ? new SaltedDigest(string.Empty, $"\nallocation\n{key}") : _digest;
                break;
            default:
                _salted = Salt(salt ?? key, seed: 0);
                _saltedInSplit = algorithm == BucketingAlgorithm.Unleash ? Salt(salt ?? key, UnleashVariantSeed) : _salted;
                break;
        }
    }

    /// <summary>True for our own algorithm.</summary>
    public bool IsOwn => _algorithm == BucketingAlgorithm.TypedFlags;

    /// <summary>The hash so far of what stands before every unit; of no use to algorithms that do not begin so.</summary>
    public MurmurHash3 Salted => _salted;

    /// <summary>
    /// The lowest hash whose bucket, <c>hash * 100000 >> 32</c>, is not in a rollout of our own algorithm: the same as comparing buckets, for
    /// whole numbers, without a multiplication each time.
    /// </summary>
    public static ulong ThresholdOf(int percentage) => (((ulong)percentage << 32) + Whole - 1) / Whole;

    /// <summary>True where a missing unit is bucketed as empty text.</summary>
    public bool TakesMissingUnit => _algorithm is BucketingAlgorithm.FlagForge or BucketingAlgorithm.FeatureManagement;

    /// <summary>True where even 100 percent wants a unit.</summary>
    public bool AlwaysWantsUnit => _algorithm == BucketingAlgorithm.FeatureFlagInfra;

    /// <summary>True where a rollout asks for the tenant beside the unit.</summary>
    public bool WantsTenant => _algorithm == BucketingAlgorithm.FlagForge;

    /// <summary>True where the unit is in a rollout.</summary>
    /// <param name="unit">The unit's text, empty where it is missing and the algorithm takes that.</param>
    /// <param name="tenant">The context's tenant, or empty text; read only where the bucketer <see cref="WantsTenant"/>.</param>
    /// <param name="percentage">Thousandths of a percent.</param>
    public bool IsInRollout(ReadOnlySpan<char> unit, ReadOnlySpan<char> tenant, int percentage) =>
        _algorithm == BucketingAlgorithm.TypedFlags
            ? ToBucket(_salted.FinishWith(unit)) < (uint)percentage
            : IsInForeignRollout(HashForRollout(unit, tenant), percentage);

    /// <summary>Which share of a split a unit is in.</summary>
    /// <param name="unit">The unit's text, empty where it is missing and the algorithm takes that.</param>
    /// <param name="bounds">Where each share ends, in thousandths of a percent; the last is 100000.</param>
    /// <returns>The index of the share.</returns>
    public int FindShare(ReadOnlySpan<char> unit, ReadOnlySpan<int> bounds)
    {
        uint hash = HashForSplit(unit);
        return _algorithm switch
        {
            BucketingAlgorithm.FeatureManagement => FindShareOfPercent(ToPercent(hash), bounds),

            // 1 to 1000 against weights of a tenth of a percent; the end of a share belongs to it.
            BucketingAlgorithm.Unleash => FindFirst(bounds, (((hash % 1000) + 1) * (Whole / 1000)) - 1),
            _ => FindFirst(bounds, ToBucket(hash)),
        };
    }

    /// <summary>The number that decides about a rollout: a hash, but of <c>feature_flag_infra</c> what remains of it below 100.</summary>
    private uint HashForRollout(ReadOnlySpan<char> unit, ReadOnlySpan<char> tenant)
    {
        switch (_algorithm)
        {
            case BucketingAlgorithm.FeatureFlagInfra:
                return (uint)_digest!.Md5Modulo100(unit);
            case BucketingAlgorithm.Rollgate:
                return _digest!.Sha256(unit, isBigEndian: true);
            case BucketingAlgorithm.FeatureManagement:
                return _digest!.Sha256(unit, isBigEndian: false);
            case BucketingAlgorithm.FlagForge:
                MurmurHash3 hash = new(seed: 0);
                hash.Append(tenant);
                hash.Append(_betweenTenantAndUnit);
                return hash.FinishWith(unit);
            default:
                return _salted.FinishWith(unit);
        }
    }

    /// <summary>The hash that decides about a split.</summary>
    private uint HashForSplit(ReadOnlySpan<char> unit) => _algorithm == BucketingAlgorithm.FeatureManagement
        ? _digestInSplit!.Sha256(unit, isBigEndian: false)
        : _saltedInSplit.FinishWith(unit);

    private bool IsInForeignRollout(uint hash, int percentage) => _algorithm switch
    {
        BucketingAlgorithm.FeatureManagement => percentage == Whole || ToPercent(hash) < ToPercent(percentage),
        BucketingAlgorithm.Unleash => ((hash % 100) + 1) * OnePercent <= (uint)percentage,
        _ => hash % 100 * OnePercent < (uint)percentage,
    };

    private static int FindShareOfPercent(double percent, ReadOnlySpan<int> bounds)
    {
        for (int index = 0; index < bounds.Length; index++)
        {
            // The end of the last share belongs to it: a hash of all ones is exactly 100.
            if (percent < ToPercent(bounds[index]) || bounds[index] == Whole)
            {
                return index;
            }
        }

        return bounds.Length - 1;
    }

    private static int FindFirst(ReadOnlySpan<int> bounds, uint bucket)
    {
        for (int index = 0; index < bounds.Length; index++)
        {
            if (bucket < (uint)bounds[index])
            {
                return index;
            }
        }

        return bounds.Length - 1;
    }

    private static uint ToBucket(uint hash) => (uint)(((ulong)hash * Whole) >> 32);

    private static double ToPercent(uint hash) => hash / (double)uint.MaxValue * 100;

    private static double ToPercent(int thousandths) => thousandths / (double)OnePercent;

    private static MurmurHash3 Salt(string salt, uint seed)
    {
        MurmurHash3 hash = new(seed);
        hash.Append(salt);
        hash.Append(":");
        return hash;
    }
}
