using System.Text.Json;
using TypedFlags.Tests.Evaluation;
using TypedFlags.Tests.Laws.Generation;

namespace TypedFlags.Tests.Explanation;

/// <summary>
/// What holds for every explanation, whatever the flag, its state and the context. 2,000 generated sets of 6 flags, each asked for 10
/// generated contexts, are the 120,000 explanations of the first law; 300 sets are enough for how they are told.
/// </summary>
public class ExplanationLawTests
{
    private const int ManySets = 2_000;
    private const int Sets = 300;
    private const int FlagsOfASet = 6;
    private const int Contexts = 10;

    /// <summary>Generated flags are small; the limits have a test of their own.</summary>
    private const int LargestJson = 100_000;

    [Fact]
    public void The_verdict_is_the_evaluation_s_and_the_last_step_made_it() => ForAll(static (flags, key, context) =>
    {
        FlagDefinition definition = flags.Definition(key);
        FlagEvaluation<object> evaluation = OutcomeReaders.Boxed.ToEvaluation(definition, flags.Evaluate(key, context));

        FlagExplanation explanation = flags.Explain(key, context);

        Assert.Equal(Verdict(evaluation.Value, evaluation.Variant, evaluation.Reason, evaluation.RuleName, evaluation.ErrorCode), Verdict(explanation));
        AssertOneDecision(explanation, definition);
    }, ManySets);

    [Fact]
    public void The_deciding_step_is_one_that_can_give_the_reason() => ForAll(static (flags, key, context) =>
    {
        FlagExplanation explanation = flags.Explain(key, context);

        ExplanationStep decided = explanation.DecidingStep!;
        string[] reasons = decided.Kind switch
        {
            ExplanationStepKind.Override => [FlagReason.Override],
            ExplanationStepKind.Enabled or ExplanationStepKind.Environments => [FlagReason.Disabled],
            ExplanationStepKind.Prerequisite => [FlagReason.PrerequisiteFailed, FlagReason.Error],
            ExplanationStepKind.Serve => [FlagReason.Static],
            ExplanationStepKind.Tenant or ExplanationStepKind.Rule => [decided.Bucket is null ? FlagReason.TargetingMatch : FlagReason.Split],
            ExplanationStepKind.Rollout or ExplanationStepKind.Split when decided.Bucket!.Remark == "the same for everyone" => [FlagReason.Default, FlagReason.Static],
            ExplanationStepKind.Rollout or ExplanationStepKind.Split => [FlagReason.Split],
            ExplanationStepKind.Default => [FlagReason.Default, FlagReason.Static],
            ExplanationStepKind.Error => [FlagReason.Error],
            _ => [FlagReason.TargetingMatch],
        };
        Assert.Contains(explanation.Reason, reasons);
        Assert.Equal(explanation.RuleName, decided.RuleName);
        Assert.Equal(explanation.Steps.Select(static step => step.Kind).Order(), explanation.Steps.Select(static step => step.Kind));
    });

    [Fact]
    public void Buckets_and_conditions_say_what_was_decided() => ForAll(static (flags, key, context) =>
    {
        foreach (ExplanationStep step in flags.Explain(key, context).Steps)
        {
            if (step.Condition is { } condition)
            {
                Assert.Equal(Combine(condition), condition.Matched);
                Assert.Equal(step.Text.StartsWith("met", StringComparison.Ordinal), condition.Matched);
            }

            if (step.Bucket is { Bucket: { } number } bucket)
            {
                Assert.InRange(number, bucket.FirstBucket, bucket.FirstBucket + bucket.BucketCount);
                if (bucket.Percentage is { } percentage)
                {
                    // Buckets are whole numbers but for feature_management's, which are percentages themselves.
                    decimal share = (decimal)number * 100 / bucket.BucketCount;
                    Assert.Equal(bucket.FirstBucket == 0 ? share < percentage : share <= percentage, bucket.IsIn);
                }
                else
                {
                    Assert.Single(bucket.Shares, static one => one.IsChosen);
                }
            }
        }
    });

    [Fact]
    public void Json_and_text_are_whole_and_small() => ForAll(static (flags, key, context) =>
    {
        FlagExplanation explanation = flags.Explain(key, context);

        string json = explanation.ToJson();
        Assert.InRange(json.Length, 2, LargestJson);
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        Assert.Equal(explanation.Reason, root.GetProperty("reason").GetString());
        Assert.Equal(explanation.Steps.Count, root.GetProperty("steps").GetArrayLength());
        Assert.True(root.GetProperty("steps")[explanation.Steps.Count - 1].GetProperty("decides").GetBoolean());

        string text = explanation.ToString();
        Assert.InRange(text.Length, 2, LargestJson);
        Assert.Single(text.Split('\n'), static line => line.StartsWith("  > ", StringComparison.Ordinal));
    });

    /// <summary>A condition is what those inside it make of it; those that nobody looked at could not have changed it.</summary>
    private static bool? Combine(ConditionExplanation condition)
    {
        bool?[] inner = [.. condition.Conditions.Select(Combine)];
        Assert.Equal(condition.ConditionCount, inner.Length);
        return condition.Operator switch
        {
            _ when condition.Attribute is not null || condition.Matched is null => condition.Matched,
            "not" => !inner[0],
            "any" => inner.Contains(true),
            "all" => !inner.Contains(false),
            _ => throw new InvalidOperationException(condition.Operator),
        };
    }

    private static void AssertOneDecision(FlagExplanation explanation, FlagDefinition definition)
    {
        Assert.Equal(definition.Key, explanation.FlagKey);
        Assert.NotNull(explanation.DecidingStep);
        Assert.Single(explanation.Steps, static step => step.Decides);
        foreach (ExplanationStep step in explanation.Steps)
        {
            if (step.Prerequisite is { Steps.Count: > 0 } prerequisite)
            {
                AssertOneDecision(prerequisite, definition.Definitions[definition.Definitions.IndexOf(prerequisite.FlagKey)]);
            }
        }
    }

    private static (string Value, string? Variant, string Reason, string? RuleName, string? ErrorCode) Verdict(FlagExplanation explanation) =>
        Verdict(explanation.Value, explanation.Variant, explanation.Reason, explanation.RuleName, explanation.ErrorCode);

    private static (string Value, string? Variant, string Reason, string? RuleName, string? ErrorCode) Verdict(
        object? value, string? variant, string reason, string? ruleName, string? errorCode) =>
        (JsonSerializer.Serialize(value), variant, reason, ruleName, errorCode);

    /// <summary>Flags with state from a provider, now and then with overrides in scope, or prerequisites in a circle.</summary>
    private static void ForAll(Action<FlagsUnderTest, string, FlagContext> law, int sets = Sets) => Cases.Check(sets, random =>
    {
        RandomFlags generated = RandomFlags.Next(random, FlagsOfASet);
        FlagsUnderTest flags = generated.ToFlagsUnderTest(random.Pick("Production", "test"));
        foreach (FlagShape flag in generated.Flags)
        {
            if (random.Chance(0.3))
            {
                flags.Provide(flag.Key, generated.NextState(random, flag));
            }

            if (random.Chance(0.1))
            {
                FlagShape required = random.Pick([.. generated.Flags]);
                flags.Provide(flag.Key, $$$"""{"requires":{"{{{required.Key}}}":{{{required.AnyOutcome(random).ToJsonString()}}}}}""");
            }

            if (random.Chance(0.05))
            {
                FlagDefinition definition = flags.Definition(flag.Key);
                flags.Override(flag.Key, definition.Outcomes.IsEmpty ? definition.Default : random.Pick(definition.Outcomes));
            }
        }

        for (int count = 0; count < Contexts; count++)
        {
            FlagContext context = RandomContexts.Next(random);
            foreach (FlagShape flag in generated.Flags)
            {
                law(flags, flag.Key, context);
            }
        }
    });
}
