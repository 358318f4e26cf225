using TypedFlags.Tests.Laws.Generation;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Laws.Bucketing;

/// <summary>
/// The share of users is the percentage, within four standard deviations: an algorithm and kind of user three flags, six to nine
/// percentages and a fixed crowd, together several million answers.
/// </summary>
public class ShareTests
{
    private const int ManyUsers = 100_000;

    /// <summary>For the algorithms whose hash takes long.</summary>
    private const int FewerUsers = 25_000;

    private static readonly string[] Salts = ["new_checkout", "s", "Großer Test 2026-09"];

    private static readonly int[] FinePercentages = [1, 100, 1_000, 12_345, 33_333, 50_000, 90_000, 99_900, 99_999];

    private static readonly int[] WholePercentages = [1_000, 10_000, 33_000, 50_000, 90_000, 99_000];

    public static MatrixTheoryData<string, string> Rollouts { get; } = new(World.Algorithms, Crowd.Kinds);

    public static MatrixTheoryData<string, string> Splits { get; } = new(World.SplitAlgorithms, Crowd.Kinds);

    [Theory]
    [MemberData(nameof(Rollouts))]
    public void The_share_in_a_rollout_is_its_percentage(string algorithm, string kind)
    {
        FlagContext[] users = Crowd.Of(kind, Size(algorithm));
        int[] percentages = Array.IndexOf(World.FineAlgorithms, algorithm) >= 0 ? FinePercentages : WholePercentages;
        int[] inside = new int[percentages.Length];
        foreach (string salt in Salts)
        {
            using EngineUnderTest engine = new(BucketedFlag.Definitions(algorithm, """ "type":"boolean","default":false """, salt));
            BooleanFlag flag = engine.Bound.Boolean(0);
            for (int index = 0; index < percentages.Length; index++)
            {
                engine.Layer.Replace(BucketedFlag.State("flag", $"\"rollout\":{BucketedFlag.Percentage(percentages[index])}"));
                inside[index] += users.Count(flag.IsEnabled);
            }
        }

        for (int index = 0; index < percentages.Length; index++)
        {
            AssertShare(percentages[index], inside[index], users.Length * Salts.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void The_share_of_a_variant_is_its_weight(string algorithm, string kind)
    {
        int[] weights = [50_000, 100, 30_000, 15_000, 4_900];
        FlagContext[] users = Crowd.Of(kind, Size(algorithm));
        int[] served = new int[weights.Length];
        foreach (string salt in Salts)
        {
            using EngineUnderTest engine = new(BucketedFlag.Definitions(
                algorithm, """ "type":"integer","variants":{"a":0,"b":1,"c":2,"d":3,"e":4},"split":{"a":50,"b":0.1,"c":30,"d":15,"e":4.9},"default":"a" """, salt));
            VariantFlag<int, Letter> flag = engine.Bound.IntegerVariant<Letter>(0);
            foreach (FlagContext user in users)
            {
                served[flag.GetValue(user)]++;
            }
        }

        for (int variant = 0; variant < weights.Length; variant++)
        {
            AssertShare(weights[variant], served[variant], users.Length * Salts.Length);
        }
    }

    private static int Size(string algorithm) => algorithm is "feature_flag_infra" or "rollgate" or "feature_management" ? FewerUsers : ManyUsers;

    private static void AssertShare(int thousandths, int inside, int users)
    {
        double share = thousandths / 100_000.0;
        double expected = users * share;
        double deviation = Math.Sqrt(users * share * (1 - share));
        Assert.True(
            Math.Abs(inside - expected) <= 4 * deviation,
            $"{inside} of {users} users are {(inside - expected) / deviation:F1} standard deviations from {BucketedFlag.Percentage(thousandths)} %.");
    }

    private enum Letter
    {
        A,
        B,
        C,
        D,
        E,
    }
}
