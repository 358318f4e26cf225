using TypedFlags.Tests.Laws.Generation;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Laws.Bucketing;

/// <summary>
/// Shifting weight between neighbouring variants moves users only between those two, and only the way the weight went: an algorithm and
/// place 120 splits and 100 users, which are 144,000 cases.
/// </summary>
public class ShiftingWeightTests
{
    private const int Splits = 120;
    private const int Users = 100;

    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    public static MatrixTheoryData<string, string> Everywhere { get; } = new(World.SplitAlgorithms, ["flag", "tenant", "rule", "schedule"]);

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Weight_moves_users_only_from_the_one_neighbour_to_the_other(string algorithm, string place)
    {
        int moved = 0;
        Cases.Check(Splits, random =>
        {
            int[] before = Weights(random, random.Next(2, Names.Length + 1));
            int[] after = [.. before];
            int from = random.Next(before.Length);
            int to = from == 0 || (from < before.Length - 1 && random.Chance(0.5)) ? from + 1 : from - 1;
            int weight = random.Chance(0.2) ? before[from] : random.Next(before[from] + 1);
            after[from] -= weight;
            after[to] += weight;

            string[] variants = Names[..before.Length];
            string definition = $$""" "type":"string","variants":{{{string.Join(',', variants.Select(static name => $"\"{name}\":\"\""))}}},"default":"a" """;
            using EngineUnderTest engine = new(BucketedFlag.Definitions(algorithm, definition, random.Chance(0.3) ? null : $"salt {random.Next()}"));
            FlagContext[] users = [.. Enumerable.Range(0, Users).Select(_ => BucketedFlag.Context(RandomUnits.Next(random)))];

            string?[] served = Serve(engine, place, before, users);
            string?[] servedThen = Serve(engine, place, after, users);

            for (int user = 0; user < Users; user++)
            {
                bool hasMoved = !string.Equals(served[user], servedThen[user], StringComparison.Ordinal);
                moved += hasMoved ? 1 : 0;
                if (hasMoved)
                {
                    Assert.Equal((Names[from], Names[to]), (served[user], servedThen[user]));
                }
            }
        });

        // The law would hold as well of a split that nobody ever moves in.
        Assert.True(moved > Splits * Users / 100, $"Only {moved} users moved.");
    }

    private static string?[] Serve(EngineUnderTest engine, string place, int[] weights, FlagContext[] users)
    {
        string split = string.Join(',', weights.Select(static (weight, index) => $"\"{Names[index]}\":{BucketedFlag.Percentage(weight)}"));
        engine.Layer.Replace(BucketedFlag.State(place, $"\"split\":{{{split}}}"));
        return Array.ConvertAll(users, user => engine.Bound.StringVariant<AnyVariant>(0).Evaluate(user).Variant);
    }

    /// <summary>Weights in thousandths of a percent that are 100 % together, some of them 0.</summary>
    private static int[] Weights(Random random, int count)
    {
        int[] ends = [.. Enumerable.Range(0, count - 1).Select(_ => random.Pick(0, 100_000, random.Next(100_001), random.Next(100_001))).Order(), 100_000];
        return [.. ends.Select((end, index) => index == 0 ? end : end - ends[index - 1])];
    }

    private enum AnyVariant
    {
        A,
        B,
        C,
        D,
        E,
        F,
    }
}
