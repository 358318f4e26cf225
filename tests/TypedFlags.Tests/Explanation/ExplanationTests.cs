using TypedFlags.Tests.Evaluation;

namespace TypedFlags.Tests.Explanation;

/// <summary>What an explanation has, for programs.</summary>
public class ExplanationTests
{
    private const string Header = """{"format":1,"context":{"plan":{"type":"string"}}}""";

    [Fact]
    public void The_deciding_step_is_the_last_one()
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            Header,
            """{"key":"f","type":"boolean","users":["ada"],"rules":[{"when":{"plan":"free"},"serve":false},{"name":"pro","when":{"plan":"pro"},"serve":true},{"when":{"plan":"team"},"serve":true}],"rollout":5,"default":false}""");

        FlagExplanation explanation = flags.Explain("f", new FlagContext("bob") { ["plan"] = "pro" });

        Assert.Equal(["override", "enabled", "users", "rule 1", "rule 2 (pro)"], explanation.Steps.Select(static step => step.Name));
        Assert.Same(explanation.Steps[^1], explanation.DecidingStep);
        Assert.Equal((true, "on", FlagReason.TargetingMatch, "pro"), (explanation.Value, explanation.Variant, explanation.Reason, explanation.RuleName));
    }
}
