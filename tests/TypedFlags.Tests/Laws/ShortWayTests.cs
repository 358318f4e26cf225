using TypedFlags.Tests.Evaluation;
using TypedFlags.Tests.Laws.Generation;

namespace TypedFlags.Tests.Laws;

/// <summary>
/// There is a long way through an evaluation, which explaining takes, and shorter ones for most plans. They never differ: 2,000 generated
/// sets of 6 flags, each asked for 10 contexts of two types, are 240,000 answers.
/// </summary>
public class ShortWayTests
{
    private const int Sets = 2_000;
    private const int FlagsOfASet = 6;
    private const int Contexts = 10;

    [Fact]
    public void The_shorter_ways_give_what_the_long_way_gives()
    {
        int alone = 0;
        Cases.Check(Sets, random =>
        {
            RandomFlags generated = RandomFlags.Next(random, FlagsOfASet);
            FlagsUnderTest flags = generated.ToFlagsUnderTest("Production");
            foreach (FlagShape flag in generated.Flags)
            {
                flags.Provide(flag.Key, generated.NextState(random, flag));
                FlagPlan plan = flags.GetPlan(flags.Definition(flag.Key));
                for (int context = 0; context < Contexts; context++)
                {
                    FlagContext user = RandomContexts.Next(random);
                    alone += Compare(plan, new FlagContextReader(user), flags) + Compare(plan, new ContextCopy(user), flags);
                }
            }
        });

        // A law about nothing would hold as well.
        Assert.True(alone > Sets, $"Only {alone} answers came the shortest way.");
    }

    [Fact]
    public void A_member_that_throws_is_reported_the_long_way()
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            World.Header,
            """{"key":"by_attribute","type":"boolean","rules":[{"when":{"plan":"pro"},"serve":true}],"default":false}""",
            """{"key":"by_user","type":"boolean","rollout":50,"default":false}""");

        Assert.All(["by_attribute", "by_user"], key =>
        {
            FlagPlan plan = flags.GetPlan(flags.Definition(key));
            Assert.True(plan.MayStandAlone);
            Assert.Null(FlagEvaluator.TryEvaluateAlone(plan, default(Thrower)));
            Assert.Equal(FlagErrorCode.InvalidContext, flags.EvaluateWith(key, default(Thrower)).ErrorCode);
        });
    }

    /// <summary>1 where the shortest way knew.</summary>
    private static int Compare<TContext>(FlagPlan plan, in TContext context, FlagsUnderTest flags)
        where TContext : struct, IFlagContextAdapter
    {
        EvaluationResult expected = FlagEvaluator.Evaluate(plan, in context, flags, new EvaluationTrace(plan.Definition, World.Now.UtcTicks));
        if (plan.Constant is null)
        {
            Assert.Same(expected, FlagEvaluator.EvaluateFromStep2(plan, in context, flags));
        }

        if (plan.MayStandAlone && FlagEvaluator.TryEvaluateAlone(plan, in context) is { } alone)
        {
            Assert.Same(expected, alone);
            return 1;
        }

        return 0;
    }

    private readonly struct Thrower : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => throw new InvalidOperationException("no key today");

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => AttributeValue.None;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => 0;

        public AttributeValue GetAttribute(int ordinal) => throw new InvalidOperationException("no attributes today");

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }
}
