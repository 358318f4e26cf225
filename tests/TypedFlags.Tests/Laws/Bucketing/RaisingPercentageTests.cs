using TypedFlags.Tests.Laws.Generation;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Laws.Bucketing;

/// <summary>
/// Raising a percentage never turns a user off. An operator raises the state of a running engine step by step: by algorithm and place
/// 20 flags, 50 users and 8 steps, which are 240,000 cases.
/// </summary>
public class RaisingPercentageTests
{
    private const int Flags = 20;
    private const int Users = 50;
    private const int Steps = 8;

    public static MatrixTheoryData<string, string> Everywhere { get; } = new(World.Algorithms, BucketedFlag.Places);

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Raising_a_percentage_never_turns_a_user_off(string algorithm, string place) => Cases.Check(Flags, random =>
    {
        string? salt = random.Chance(0.3) ? null : $"salt {random.Next()}";
        using EngineUnderTest engine = new(BucketedFlag.Definitions(algorithm, """ "type":"boolean","default":false """, salt));
        BooleanFlag flag = engine.Bound.Boolean(0);
        FlagContext[] users = [.. Enumerable.Range(0, Users).Select(_ => BucketedFlag.Context(RandomUnits.Next(random)))];
        HashSet<FlagContext> on = [];

        foreach (int percentage in Percentages(algorithm, random))
        {
            engine.Layer.Replace(BucketedFlag.State(place, $"\"rollout\":{BucketedFlag.Percentage(percentage)}"));
            foreach (FlagContext user in users)
            {
                bool isEnabled = flag.IsEnabled(user);
                Assert.True(isEnabled || !on.Contains(user), $"{BucketedFlag.Percentage(percentage)} % turned '{user.TargetingKey}' off.");
                if (isEnabled)
                {
                    on.Add(user);
                }
            }
        }

        // The last step is 100 %: the law would hold as well of a flag that is never on.
        Assert.Equal(Users, on.Count);
    });

    /// <summary>Rising, from anything to 100 %; some steps are the smallest there are.</summary>
    private static int[] Percentages(string algorithm, Random random)
    {
        int unit = Array.IndexOf(World.FineAlgorithms, algorithm) >= 0 ? 1 : 1000;
        List<int> percentages = [];
        while (percentages.Count < Steps - 1)
        {
            int next = random.Next((100_000 / unit) + 1) * unit;
            percentages.Add(next);
            percentages.Add(Math.Min(next + unit, 100_000));
        }

        return [.. percentages.Order(), 100_000];
    }
}
