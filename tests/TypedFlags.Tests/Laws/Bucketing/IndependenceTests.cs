using TypedFlags.Tests.Laws.Generation;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Laws.Bucketing;

/// <summary>
/// Two flags are independent: who is in the one says nothing of who is in the other. Pearson's chi-square test on every pair of some
/// flags, over 20,000 users with sequential names, the hardest kind for a weak hash. The crowd is fixed, so the outcome is too.
/// </summary>
public class IndependenceTests
{
    private const int Users = 20_000;

    /// <summary>As many pairs are tested in this class; one too uneven by chance would be seen once in a thousand such classes.</summary>
    private const int PairsTogether = 2_000;

    private const double LeastProbability = 0.001 / PairsTogether;

    /// <summary>Keys of one team resemble each other.</summary>
    private static readonly string[] Keys =
    [
        "a", "b", "aa", "ab", "flag_01", "flag_02", "flag_03", "flag_10", "flag_11", "flag_12", "new_cart", "new_checkout", "new_checkout_v2",
        "search-a", "search-b", "search.c", "Suche", "Süche", "検索", "x1", "1x", "a_rather_long_key_of_a_flag_that_says_what_it_is_for",
        "a_rather_long_key_of_a_flag_that_says_what_it_is_fox", "user",
    ];

    private static readonly string[] SomePercentages = ["50", "10", "90", "33"];

    private static readonly string[] SomeSplits =
    [
        """ "a":50,"b":50,"c":0,"d":0 """, """ "a":20,"b":30,"c":50,"d":0 """, """ "a":25,"b":25,"c":25,"d":25 """, """ "a":10,"b":60,"c":10,"d":20 """,
    ];

    public static TheoryData<string> Algorithms { get; } = new(World.Algorithms);

    public static TheoryData<string> SplitAlgorithms { get; } = new(World.SplitAlgorithms);

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Two_rollouts_are_independent(string algorithm) => AssertIndependent(Served(algorithm, [.. Keys.Select(static (key, index) =>
        $$"""{"key":"{{key}}","type":"boolean","rollout":{{SomePercentages[index % 4]}},"default":false""")]));

    [Theory]
    [MemberData(nameof(SplitAlgorithms))]
    public void Two_splits_are_independent(string algorithm) => AssertIndependent(Served(algorithm, [.. Keys[..12].Select(Split)]));

    [Theory]
    [MemberData(nameof(SplitAlgorithms))]
    public void A_split_is_independent_of_a_rollout(string algorithm)
    {
        int[][] rollouts = Served(algorithm, [.. Keys[..8].Select(static key => $$"""{"key":"{{key}}","type":"boolean","rollout":40,"default":false""")]);
        int[][] splits = Served(algorithm, [.. Keys[8..16].Select(Split)]);

        AssertAllLikely([.. rollouts.SelectMany(rollout => splits.Select(split => ChiSquare.Probability(Table(rollout, split))))]);
    }

    /// <summary>That is what a rule's own salt is for.</summary>
    [Fact]
    public void A_rule_with_a_salt_is_independent_of_its_flag()
    {
        int[][] served = Served(
            "typedflags",
            """{"key":"f","type":"boolean","rollout":50,"default":false""",
            """{"key":"g","type":"boolean","salt":"f","rules":[{"when":{},"salt":"rule","rollout":50}],"default":false""");

        AssertIndependent(served);
    }

    /// <summary>And what a flag's salt is for.</summary>
    [Fact]
    public void Flags_that_share_a_salt_share_their_users()
    {
        int[][] served = Served(
            "typedflags",
            """{"key":"f","type":"boolean","salt":"both","rollout":50,"default":false""",
            """{"key":"g","type":"boolean","salt":"both","rollout":50,"default":false""");

        Assert.Equal(served[0], served[1]);
    }

    private static string Split(string key, int index) =>
        $$$"""{"key":"{{{key}}}","type":"integer","variants":{"a":0,"b":1,"c":2,"d":3},"split":{{{{SomeSplits[index % 4]}}}},"default":"a" """;

    /// <summary>By flag and user, what is served: which variant, or off and on as 0 and 1.</summary>
    private static int[][] Served(string algorithm, params string[] flags)
    {
        FlagContext[] users = Crowd.Of("sequential names", Users);

        // In the order of their keys, as a generator writes them.
        string[] lines = [.. flags.Select(flag => $"{flag},\"bucketing\":\"{algorithm}\"}}").Order(StringComparer.Ordinal)];
        using EngineUnderTest engine = new(string.Join('\n', [World.Header, .. lines]));
        return [.. engine.Set.Select((definition, index) => definition.Type == FlagType.Boolean
            ? Array.ConvertAll(users, user => engine.Bound.Boolean(index).IsEnabled(user) ? 1 : 0)
            : Array.ConvertAll(users, user => engine.Bound.IntegerVariant<Letter>(index).GetValue(user)))];
    }

    private static void AssertIndependent(int[][] served)
    {
        List<double> probabilities = [];
        for (int first = 0; first < served.Length; first++)
        {
            for (int second = first + 1; second < served.Length; second++)
            {
                probabilities.Add(ChiSquare.Probability(Table(served[first], served[second])));
            }
        }

        AssertAllLikely(probabilities);
    }

    private static void AssertAllLikely(List<double> probabilities)
    {
        Assert.True(probabilities.Min() > LeastProbability, $"Of {probabilities.Count} pairs of flags one is as uneven as chance makes one in {1 / probabilities.Min():E1}.");

        // A hash that is a little uneven everywhere makes no outlier, but too many unlikely pairs: one in a hundred is expected.
        int unlikely = probabilities.Count(static probability => probability < 0.01);
        Assert.True(unlikely <= Math.Max(4, probabilities.Count * 0.04), $"{unlikely} of {probabilities.Count} pairs of flags are as uneven as chance makes one in a hundred.");
    }

    private static int[,] Table(int[] first, int[] second)
    {
        int[,] counts = new int[Sides(first), Sides(second)];
        for (int user = 0; user < first.Length; user++)
        {
            counts[first[user], second[user]]++;
        }

        return counts;
    }

    private static int Sides(int[] served) => served.Max() + 1;

    private enum Letter
    {
        A,
        B,
        C,
        D,
    }
}
