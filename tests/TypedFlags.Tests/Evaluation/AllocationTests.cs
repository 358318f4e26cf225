using System.Security.Claims;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Evaluation;

/// <summary>What an evaluation leaves for the garbage collector: nothing, whatever decides and whoever asks.</summary>
public class AllocationTests
{
    private const string Header =
        """{"format":1,"context":{"plan":{"type":"string"},"age":{"type":"number"},"version":{"type":"semver"},"since":{"type":"datetime"},"tags":{"type":"list"}}}""";

    private const string Uuid = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    private static readonly string[] Others =
    [
        """{"key":"base","type":"boolean","rollout":99,"default":false}""",
        """{"key":"deep1","type":"boolean","requires":{"deep2":true,"base":true},"users":["x"],"default":true}""",
        """{"key":"deep2","type":"boolean","requires":{"deep3":true,"base":true},"users":["x"],"default":true}""",
        """{"key":"deep3","type":"boolean","requires":{"base":true},"users":["x"],"default":true}""",
    ];

    public static TheoryData<string> States { get; } =
    [
        """ "default":true """,
        """ "staff_only":true,"default":false """,
        """ "users":["a","b"],"groups":["x","qa"],"default":false """,
        """ "users":["1","2","3","4","5","6","7","8","9","10"],"exclude":{"users":["z"],"groups":["y"]},"default":false """,
        """ "rules":[{"when":{"plan":"pro","any":[{"plan":"free"},{"tenant":"other"}]},"serve":true}],"default":false """,
        """ "rules":[{"when":{"not":{"plan":{"in":["pro","team"],"ignore_case":true}}},"serve":true}],"default":false """,
        """ "rules":[{"when":{"targetingKey":{"starts_with":"3f"}},"serve":true}],"default":false """,
        """ "rules":[{"when":{"tags":{"contains":["x","y"]},"groups":"ops","staff":true,"environment":"Test"},"serve":true}],"default":false """,
        """ "rules":[{"when":{"age":{"gt":50}},"serve":true}],"default":false """,
        """ "rules":[{"when":{"version":{"gte":"1.2.3"}},"serve":true}],"default":false """,
        """ "rules":[{"when":{"since":{"after":"2026-07-01"},"now":{"before":"2020-01-01"}},"serve":true}],"default":false """,
        """ "rules":[{"when":{"plan":{"matches":"^f"}},"serve":true}],"default":false """,
        """ "rules":[{"when":{"plan":{"exists":true}},"rollout":50,"otherwise":"next"}],"rollout":30,"default":false """,
        """ "tenants":{"acme":{"rollout":50,"exclude":{"users":["eve"]}},"42":{"rollout":50,"groups":["ops"]}},"default":false """,
        """ "rollout":50,"default":false """,
        """ "rollout":50,"bucket_by":"tenant","default":false """,
        """ "rollout":50,"bucket_by":"age","default":false """,
        """ "rollout":50,"bucketing":"feature_flag_infra","default":false """,
        """ "rollout":50,"bucketing":"flagforge","default":false """,
        """ "rollout":50,"bucketing":"rollgate","default":false """,
        """ "rollout":50,"bucketing":"feature_management","default":false """,
        """ "rollout":50,"bucketing":"unleash","default":false """,
        """ "requires":{"base":true},"schedule":[{"at":"2026-08-01T00:00:00Z","rollout":50}],"default":false """,
        """ "requires":{"deep1":true,"deep2":true},"rollout":50,"default":false """,
    ];

    public static TheoryData<string> Splits { get; } =
    [
        """ "split":{"a":30,"b":70} """,
        """ "split":{"a":30,"b":70},"bucketing":"feature_management" """,
        """ "split":{"a":30,"b":70},"bucketing":"feature_management","salt":"s" """,
        """ "split":{"a":30,"b":70},"bucketing":"unleash" """,
        """ "rules":[{"when":{"plan":"pro"},"split":{"a":30,"b":70}}] """,
        """ "tenants":{"acme":{"split":{"a":30,"b":70}}},"users":{"b":["eve"]} """,
    ];

    /// <summary>10, 36 and 1,000 characters, ASCII and not.</summary>
    private static readonly FlagContext[] Contexts =
        [.. ((string?[])["user-12345", Uuid, new string('u', 1_000), "üser-12345", new string('ü', 1_000), new string('漢', 1_000), null]).Select(Context)];

    [Theory]
    [MemberData(nameof(States))]
    public void A_boolean_costs_no_memory(string state) => AssertNothing($$""" "type":"boolean",{{state}} """);

    [Theory]
    [MemberData(nameof(Splits))]
    public void A_split_costs_no_memory(string state) => AssertNothing($$""" "type":"string","variants":{"a":"x","b":"y"},{{state}},"default":"a" """);

    private static FlagContext Context(string? key) => new(key)
    {
        TenantId = "acme",
        Groups = ["qa", "dev"],
        ["plan"] = "pro",
        ["age"] = 42,
        ["version"] = "v1.2.3-rc.1+5",
        ["since"] = "2026-06-01T00:00:00Z",
        ["tags"] = (string[])["a", "b"],
    };

    private static void AssertNothing(string state)
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(Header, [.. Others, $$"""{"key":"f",{{state}}}"""]);
        FlagPlan plan = flags.GetPlan(flags.Definition("f"));
        QuietScope scope = new(flags);
        foreach (FlagContext context in Contexts)
        {
            AssertNothing(plan, new FlagContextReader(context), scope, context.TargetingKey ?? "nobody");
        }

        AssertNothing(plan, new ByNumbers(new Guid(Uuid), 42), scope, "a Guid, and a number for a tenant");
        AssertNothing(plan, new ByNumbers(1_234_567_890_123, new Guid(Uuid)), scope, "a number, and a Guid for a tenant");
        AssertNothing(plan, new ClaimsPrincipalContext(Principal), scope, "claims");
    }

    private static void AssertNothing<TContext>(FlagPlan plan, TContext context, EvaluationScope scope, string who)
        where TContext : struct, IFlagContextAdapter =>
        Assert.Equal((who, 0), (who, AllocatedBytes.Of(() => FlagEvaluator.Evaluate(plan, in context, scope))));

    private static readonly ClaimsPrincipal Principal = new([
        new ClaimsIdentity([new Claim("name", "Ada"), new Claim("plan", "pro"), new Claim(ClaimTypes.Role, "qa"), new Claim("age", "42")], "first"),
        new ClaimsIdentity([new Claim("sub", Uuid), new Claim("tid", "acme"), new Claim("tags", "a"), new Claim("tags", "b"), new Claim("unit", "dev")], "second", "name", "unit"),
        new ClaimsIdentity([new Claim("version", "1.2.3"), new Claim("since", "2026-06-01T00:00:00Z"), new Claim("staff", "true")])]);

    private sealed class QuietScope(FlagsUnderTest flags) : EvaluationScope
    {
        public override TimeProvider TimeProvider => TimeProvider.System;

        public override FlagPlan GetPlan(FlagDefinition definition) => flags.GetPlan(definition);
    }

    /// <summary>An application whose keys are no text, and whose groups are a set.</summary>
    private readonly struct ByNumbers(AttributeValue key, AttributeValue tenant) : IFlagContextAdapter
    {
        private static readonly HashSet<string> InGroups = new(["qa", "dev"], StringComparer.Ordinal);
        private static readonly Version Installed = new(1, 2, 3);

        public AttributeValue TargetingKey => key;

        public AttributeValue Tenant => tenant;

        public AttributeValue Groups => AttributeValue.From(InGroups);

        public bool IsStaff => true;

        public static int FindAttribute(string name) => Array.IndexOf(["plan", "age", "version", "since", "tags"], name);

        public AttributeValue GetAttribute(int ordinal) => ordinal switch
        {
            0 => "free",
            1 => 17.5,
            2 => Installed,
            3 => new DateOnly(2026, 6, 1),
            _ => AttributeValue.From(InGroups),
        };

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }
}
