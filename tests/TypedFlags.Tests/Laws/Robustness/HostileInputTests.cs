using System.Text.Json.Nodes;
using TypedFlags.Tests.Evaluation;
using TypedFlags.Tests.Laws.Generation;

namespace TypedFlags.Tests.Laws.Robustness;

/// <summary>Whatever a context holds, a flag is served and nothing is thrown.</summary>
public class HostileInputTests
{
    private static readonly (string Name, AttributeType Type)[] Attributes =
    [
        ("plan", AttributeType.String), ("age", AttributeType.Number), ("beta", AttributeType.Boolean),
        ("since", AttributeType.DateTime), ("version", AttributeType.Semver), ("tags", AttributeType.List),
        ("targetingKey", AttributeType.String), ("tenant", AttributeType.String), ("groups", AttributeType.List), ("staff", AttributeType.Boolean),
    ];

    /// <summary>Every operator of every attribute, 55 flags, against 2,500 contexts: 137,500 cases.</summary>
    [Fact]
    public void Every_operator_answers_for_every_value_and_what_does_not_fit_counts_as_missing()
    {
        (string Key, string Attribute, AttributeType Type, OperatorDeclaration Operator)[] asked =
        [
            .. Attributes.SelectMany(static attribute => OperatorDeclaration.All
                .Where(@operator => @operator.Types.Contains(attribute.Type))
                .Select(@operator => ($"{attribute.Name}_{@operator.Name}", attribute.Name, attribute.Type, @operator)))
                .OrderBy(static one => one.Item1, StringComparer.Ordinal),
        ];
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(World.Header, [.. asked.Select(static one => Flag(one.Key, one.Attribute, one.Type, one.Operator))]);
        HashSet<bool> seen = [];

        Cases.Check(2_500, random =>
        {
            AttributeValue[] values = Values(random);
            HostileContext context = new(values, throwing: -1);
            foreach ((string key, string attribute, AttributeType type, OperatorDeclaration @operator) in asked)
            {
                EvaluationResult result = flags.EvaluateWith(key, in context);

                Assert.NotEqual(FlagReason.Error, result.Reason);
                seen.Add(result.Outcome.Boolean);
                if (attribute is not ("targetingKey" or "tenant" or "staff") && IsMissing(values[IndexOf(attribute)], type))
                {
                    Assert.Equal(@operator.IsNegated, result.Outcome.Boolean);
                }
            }
        });

        Assert.Equal(2, seen.Count);
    }

    /// <summary>Flags of every kind, generated anew for every few contexts: 120,000 cases.</summary>
    [Fact]
    public void Every_flag_serves_something_for_a_reason() => Cases.Check(1_000, static random =>
    {
        RandomFlags flags = RandomFlags.Next(random, 6);
        FlagsUnderTest ready = flags.ToFlagsUnderTest();
        for (int asked = 0; asked < 20; asked++)
        {
            HostileContext context = new(Values(random), throwing: -1);
            foreach (FlagShape flag in flags.Flags)
            {
                Assert.NotEqual(FlagReason.Error, ready.EvaluateWith(flag.Key, in context).Reason);
            }
        }
    });

    /// <summary>120,000 cases too: either the member was not asked for, or the default is served and the error says what happened.</summary>
    [Fact]
    public void A_member_that_throws_gives_the_default_and_says_so()
    {
        int failed = 0;
        Cases.Check(1_000, random =>
        {
            RandomFlags flags = RandomFlags.Next(random, 6);
            FlagsUnderTest ready = flags.ToFlagsUnderTest();
            for (int asked = 0; asked < 20; asked++)
            {
                AttributeValue[] values = Values(random);
                HostileContext sound = new(values, throwing: -1);
                HostileContext context = new(values, throwing: random.Next(HostileContext.Members));
                foreach (FlagShape flag in flags.Flags)
                {
                    EvaluationResult result = ready.EvaluateWith(flag.Key, in context);
                    if (result.Reason == FlagReason.Error)
                    {
                        failed++;
                        Assert.Equal(FlagErrorCode.InvalidContext, result.ErrorCode);
                        Assert.Contains("The database is away.", result.ErrorMessage, StringComparison.Ordinal);
                        Assert.Same(ready.Definition(flag.Key).Default, result.Outcome);
                    }
                    else
                    {
                        Assert.Same(ready.EvaluateWith(flag.Key, in sound), result);
                    }
                }
            }
        });

        Assert.True(failed > 5_000, $"Only {failed} evaluations met a member that throws.");
    }

    [Fact]
    public void A_FlagContext_takes_anything() => Cases.Check(5_000, static random =>
    {
        FlagsUnderTest flags = RandomFlags.Next(random, 3).ToFlagsUnderTest();
        FlagContext context = new(HostileValues.Text(random))
        {
            TenantId = HostileValues.Text(random),
            Groups = (random.Chance(0.1) ? null : HostileValues.Texts(random)!)!,
            Attributes = [.. Attributes[..6].Select(one => KeyValuePair.Create(one.Name, HostileValues.Next(random)))],
        };

        foreach (FlagDefinition definition in Enumerable.Range(0, 3).Select(index => flags.Definitions[index]))
        {
            Assert.NotEqual(FlagReason.Error, flags.Evaluate(definition.Key, context).Reason);
        }

        Assert.All(context.Attributes, static attribute => Assert.True(attribute.Value.ToString() is not null && attribute.Value == attribute.Value));
    });

    private static AttributeValue[] Values(Random random) => [.. Enumerable.Range(0, HostileContext.Members).Select(_ => HostileValues.Next(random))];

    private static int IndexOf(string attribute) => attribute is "groups" ? 2 : 3 + Array.FindIndex(Attributes, one => one.Name == attribute);

    /// <summary>By the kind alone: what is a text, a time or a version of its own is not looked into.</summary>
    private static bool IsMissing(AttributeValue value, AttributeType type) => value.Kind switch
    {
        AttributeValueKind.None => true,
        AttributeValueKind.Number => type != AttributeType.Number || !double.IsFinite(value.AsNumber()!.Value),
        AttributeValueKind.Boolean => type != AttributeType.Boolean,
        AttributeValueKind.DateTime => type != AttributeType.DateTime,
        AttributeValueKind.List => type != AttributeType.List,
        _ => value.Storage != AttributeStorage.UntypedText && type is AttributeType.Number or AttributeType.Boolean,
    };

    private static string Flag(string key, string attribute, AttributeType type, OperatorDeclaration @operator)
    {
        JsonNode operand = type switch
        {
            _ when @operator.Operator == ConditionOperator.Exists => true,
            AttributeType.Number => 18,
            AttributeType.Boolean => true,
            AttributeType.DateTime => "2026-09-01T00:00:00Z",
            AttributeType.Semver => "1.2.0",
            _ when @operator.IsVersion => "1.2.0",
            _ => "pro",
        };
        JsonNode given = @operator.Operator == ConditionOperator.In ? new JsonArray(operand) : operand;
        JsonObject when = new() { [attribute] = new JsonObject { [@operator.Name] = given } };
        return $$"""{"key":"{{key}}","type":"boolean","rules":[{"when":{{when.ToJsonString()}},"serve":true}],"default":false}""";
    }
}
