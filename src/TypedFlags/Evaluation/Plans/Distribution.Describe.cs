namespace TypedFlags;

/// <content>For explanations: what was hashed, and what it gets.</content>
internal sealed partial class Distribution
{
    /// <summary>Describes a rollout or split that gives everyone the same.</summary>
    public BucketExplanation DescribeForAll() =>
        Describe(unitValue: default, unit: default, hasUnit: false, tenant: default, _percentage == 0 && _bounds is null ? _out : _results[0]);

    /// <summary>Describes what <see cref="Decide"/> decided.</summary>
    public BucketExplanation Describe(
        in AttributeValue unitValue, ReadOnlySpan<char> unit, bool hasUnit, ReadOnlySpan<char> tenant, EvaluationResult? result)
    {
        bool isSplit = _bounds is not null;
        bool isForAll = ConstantOutcome is not null;
        bool isHashed = !isForAll && (hasUnit || _bucketer.TakesMissingUnit);
        bool isFullRollout = !isSplit && _bucketer.TakesEveryUnitAt(_percentage);
        double? bucket = isHashed && !isFullRollout ? _bucketer.FindBucket(unit, tenant, isSplit) : null;
        return new BucketExplanation(_bucketer.AlgorithmName, ExplanationLimits.Shorten(_bucketer.SaltOf(isSplit)), _unit.Name)
        {
            Unit = isHashed && hasUnit ? ExplanationLimits.Shorten(unit) : null,
            Tenant = isHashed && !isSplit && _bucketer.WantsTenant ? ExplanationLimits.Shorten(tenant) : null,
            Bucket = bucket,
            FirstBucket = _bucketer.FirstBucket,
            BucketCount = _bucketer.BucketCount(isSplit),
            Percentage = isSplit ? null : Percentage.Of(_percentage),
            Shares = isSplit ? DescribeShares(isForAll || isHashed ? result : null) : [],
            ShareCount = _bounds?.Length ?? 0,
            IsIn = isSplit ? null : ReferenceEquals(result, _results[0]),
            Remark = isForAll ? "the same for everyone"
                : hasUnit ? null
                : unitValue.Kind == AttributeValueKind.None ? $"the context has no {_unit.Name}"
                : $"nothing to bucket by in the context's {_unit.Name}",
        };
    }

    private List<ShareExplanation> DescribeShares(EvaluationResult? result)
    {
        List<ShareExplanation> shares = [];
        int start = 0;
        for (int index = 0; index < _bounds!.Length; index++)
        {
            bool isChosen = ReferenceEquals(_results[index], result);
            if (shares.Count < ExplanationLimits.Shares || isChosen)
            {
                string variant = ExplanationLimits.Shorten(_results[index].Outcome.Variant);
                shares.Add(new ShareExplanation(variant, Percentage.Of(_bounds[index] - start), isChosen));
            }

            start = _bounds[index];
        }

        return shares;
    }
}
