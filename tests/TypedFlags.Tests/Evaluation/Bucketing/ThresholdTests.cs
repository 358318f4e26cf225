namespace TypedFlags.Tests.Evaluation.Bucketing;

/// <summary>A rollout compares hashes where the formula compares buckets.</summary>
public class ThresholdTests
{
    /// <summary>All percentages, each with the hashes around the place where the formula changes its mind.</summary>
    [Fact]
    public void A_hash_is_below_the_threshold_where_its_bucket_is_below_the_percentage()
    {
        for (int percentage = 0; percentage <= Bucketer.Whole; percentage++)
        {
            ulong threshold = Bucketer.ThresholdOf(percentage);
            for (ulong hash = threshold - Math.Min(threshold, 2); hash <= Math.Min(threshold + 2, uint.MaxValue); hash++)
            {
                ulong bucket = hash * Bucketer.Whole >> 32;
                Assert.Equal(bucket < (ulong)percentage, hash < threshold);
            }
        }
    }
}
