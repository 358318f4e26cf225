namespace TypedFlags;

/// <summary>How a rollout or a split came out: what was hashed, the bucket, and what the bucket gets. Immutable.</summary>
public sealed class BucketExplanation
{
    internal BucketExplanation(string algorithm, string salt, string unitAttribute)
    {
        Algorithm = algorithm;
        Salt = salt;
        UnitAttribute = unitAttribute;
    }

    /// <summary>The algorithm, as in <c>bucketing</c>: <c>typedflags</c>, <c>unleash</c>…</summary>
    public string Algorithm { get; }

    /// <summary>The salt, shortened where it is long.</summary>
    public string Salt { get; }

    /// <summary>The attribute whose value is hashed: <c>targetingKey</c>, <c>tenant</c> or a declared one.</summary>
    public string UnitAttribute { get; }

    /// <summary>The value that was hashed, shortened where it is long; null where there is none, or none was needed. Personal data.</summary>
    public string? Unit { get; internal init; }

    /// <summary>The tenant that was hashed with it, where the algorithm does that; else null.</summary>
    public string? Tenant { get; internal init; }

    /// <summary>
    /// The bucket of the unit; null where none was needed (0 or 100 percent, a split of one variant) or there is no unit. In the algorithm's own
    /// numbers: from <see cref="FirstBucket"/> on, <see cref="BucketCount"/> in all.
    /// </summary>
    public double? Bucket { get; internal init; }

    /// <summary>0, or of <c>unleash</c> 1.</summary>
    public int FirstBucket { get; internal init; }

    /// <summary>How many buckets there are: 100000 of <c>typedflags</c>; 100 of <c>feature_management</c>, whose buckets have fractions.</summary>
    public int BucketCount { get; internal init; }

    /// <summary>The percentage of a rollout; null for a split.</summary>
    public decimal? Percentage { get; internal init; }

    /// <summary>The shares of a split that are more than nothing, in the order of the variants (the first of them where there are many).</summary>
    public IReadOnlyList<ShareExplanation> Shares { get; internal init; } = [];

    /// <summary>How many shares there are.</summary>
    public int ShareCount { get; internal init; }

    /// <summary>Whether the unit is in the rollout; null for a split.</summary>
    public bool? IsIn { get; internal init; }

    /// <summary>Why there was nothing to hash, or that nothing needed to be; else null.</summary>
    public string? Remark { get; internal init; }

    /// <summary>In words for people.</summary>
    public override string ToString() => ExplanationText.Of(this);
}

/// <summary>The share of one variant in a split.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Percentage">Its share in percent, three decimals.</param>
/// <param name="IsChosen">True for the share that the unit is in.</param>
public sealed record ShareExplanation(string Variant, decimal Percentage, bool IsChosen);
