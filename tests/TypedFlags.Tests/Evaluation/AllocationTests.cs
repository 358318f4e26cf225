namespace TypedFlags.Tests.Evaluation;

/// <summary>What an evaluation leaves for the garbage collector: nothing.</summary>
public class AllocationTests
{
    private const string Header =
        """{"format":1,"context":{"plan":{"type":"string"},"age":{"type":"number"},"version":{"type":"semver"},"since":{"type":"datetime"}}}""";

    private static readonly FlagContext Ada = new("3f2504e0-4f89-11d3-9a0c-0305e82c3301")
    {
        TenantId = "acme",
        Groups = ["qa", "dev"],
        ["plan"] = "pro",
        ["age"] = 42,
        ["version"] = "v1.2.3-rc.1+5",
        ["since"] = "2026-06-01T00:00:00Z",
    };

    public static TheoryData<string> States { get; } =
    [
        """ "default":true """,
        """ "users":["a","b"],"groups":["x","qa"],"default":false """,
        """ "users":["1","2","3","4","5","6","7","8","9","10"],"exclude":{"users":["z"],"groups":["y"]},"default":false """,
        """ "rules":[{"when":{"plan":"pro","any":[{"plan":"free"},{"tenant":"other"}]},"serve":true}],"default":false """,
        """ "rules":[{"when":{"age":{"gt":50}},"serve":true}],"default":false """,
        """ "rules":[{"when":{"version":{"gte":"1.2.3"}},"serve":true}],"default":false """,
        """ "rules":[{"when":{"since":{"after":"2026-07-01"}},"serve":true}],"default":false """,
        """ "rules":[{"when":{"plan":{"matches":"^f"}},"serve":true}],"default":false """,
        """ "tenants":{"acme":{"rollout":50,"exclude":{"users":["eve"]}}},"default":false """,
        """ "rollout":50,"default":false """,
        """ "rollout":50,"bucketing":"feature_flag_infra","default":false """,
        """ "rollout":50,"bucketing":"flagforge","default":false """,
        """ "rollout":50,"bucketing":"rollgate","default":false """,
        """ "rollout":50,"bucketing":"feature_management","default":false """,
        """ "requires":{"base":true},"schedule":[{"at":"2026-08-01T00:00:00Z","rollout":50}],"default":false """,
    ];

    [Theory]
    [MemberData(nameof(States))]
    public void Nothing_is_allocated(string state)
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            Header, """{"key":"base","type":"boolean","rollout":99,"default":false}""", $$"""{"key":"f","type":"boolean",{{state}}}""");
        FlagPlan plan = flags.GetPlan(flags.Definition("f"));
        QuietScope scope = new(flags);
        long allocated = long.MaxValue;

        // The first rounds may still compile methods.
        for (int round = 0; round < 5 && allocated != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int call = 0; call < 100; call++)
            {
                FlagEvaluator.Evaluate(plan, new FlagContextReader(Ada), scope);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private sealed class QuietScope(FlagsUnderTest flags) : EvaluationScope
    {
        public override TimeProvider TimeProvider => TimeProvider.System;

        public override FlagPlan GetPlan(FlagDefinition definition) => flags.GetPlan(definition);
    }
}
