using System.Buffers;
using System.Text;
using System.Text.Json;
using TypedFlags.Tests.Evaluation;
using static TypedFlags.Tests.Explanation.ExplainedFlags;

namespace TypedFlags.Tests.Explanation;

/// <summary>What programs read when they ask why.</summary>
public class ExplanationJsonTests
{
    private static readonly FlagContext Ada = new("ada") { TenantId = "acme", ["plan"] = "free", ["age"] = double.NaN, ["tags"] = (string[])["red"] };

    [Fact]
    public void The_whole_of_an_explanation()
    {
        FlagsUnderTest flags = Boolean(
            """ "requires":{"base":true},"rules":[{"name":"pros","when":{"plan":{"in":["pro","team"]},"tags":{"contains":"red"}},"serve":true}],"rollout":12.5 """,
            """{"key":"base","type":"boolean","default":true}""");

        Assert.Equal(
            """
            {
              "flag": "f",
              "value": false,
              "variant": "off",
              "reason": "SPLIT",
              "environment": "Production",
              "time": "2026-09-01T00:00:00Z",
              "steps": [
                {
                  "step": "override",
                  "name": "override",
                  "text": "none in scope",
                  "decides": false
                },
                {
                  "step": "enabled",
                  "name": "enabled",
                  "text": "yes",
                  "decides": false
                },
                {
                  "step": "requires",
                  "name": "requires base = on",
                  "text": "served on (STATIC)",
                  "decides": false,
                  "prerequisite": {
                    "flag": "base",
                    "value": true,
                    "variant": "on",
                    "reason": "STATIC",
                    "environment": "Production",
                    "time": "2026-09-01T00:00:00Z",
                    "steps": [
                      {
                        "step": "override",
                        "name": "override",
                        "text": "none in scope",
                        "decides": false
                      },
                      {
                        "step": "enabled",
                        "name": "enabled",
                        "text": "yes",
                        "decides": false
                      },
                      {
                        "step": "default",
                        "name": "default",
                        "text": "nothing above decided -\u003E on",
                        "decides": true
                      }
                    ]
                  }
                },
                {
                  "step": "rules",
                  "name": "rule 1 (pros)",
                  "text": "not met",
                  "decides": false,
                  "ruleNumber": 1,
                  "ruleName": "pros",
                  "condition": {
                    "operator": "all",
                    "matched": false,
                    "conditions": [
                      {
                        "attribute": "plan",
                        "operator": "in",
                        "operands": [
                          "pro",
                          "team"
                        ],
                        "matched": false,
                        "actual": "free"
                      },
                      {
                        "attribute": "tags",
                        "operator": "contains",
                        "operands": [
                          "red"
                        ]
                      }
                    ]
                  }
                },
                {
                  "step": "rollout",
                  "name": "rollout",
                  "text": "not in 12.5 % (bucket 24141 of 100000 is not below 12500) -\u003E off",
                  "decides": true,
                  "bucket": {
                    "algorithm": "typedflags",
                    "salt": "f",
                    "unitAttribute": "targetingKey",
                    "unit": "ada",
                    "bucket": 24141,
                    "firstBucket": 0,
                    "bucketCount": 100000,
                    "percentage": 12.5,
                    "isIn": false
                  }
                }
              ]
            }
            """,
            flags.Explain("f", Ada).ToJson(indented: true));
    }

    [Fact]
    public void A_split_has_its_shares()
    {
        JsonElement bucket = Json(Layout(""" "split":{"control":10,"full":90} """)).GetProperty("steps")[2].GetProperty("bucket");

        Assert.Equal(
            """[{"variant":"control","percentage":10,"isChosen":false},{"variant":"full","percentage":90,"isChosen":true}]""",
            bucket.GetProperty("shares").GetRawText());
    }

    [Fact]
    public void A_number_that_JSON_does_not_have_is_text() => Assert.Equal(
        """{"attribute":"age","operator":"gt","operands":[18],"matched":false,"actual":"NaN","remark":"the number is not finite"}""",
        Json(Boolean(""" "rules":[{"when":{"age":{"gt":18}},"serve":true}] """)).GetProperty("steps")[2].GetProperty("condition").GetRawText());

    [Fact]
    public void An_object_is_an_object() => Assert.Equal(
        """{"items":10,"label":"small"}""",
        Json(FlagsUnderTest.From("""{"key":"f","type":"object","default":{"items":10,"label":"small"}}""")).GetProperty("value").GetRawText());

    [Fact]
    public void It_can_be_part_of_a_larger_document()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartArray();
            Boolean(""" "enabled":false """).Explain("f").WriteTo(writer);
            writer.WriteEndArray();
        }

        Assert.StartsWith("""[{"flag":"f","value":false,"variant":"off","reason":"DISABLED",""", Encoding.UTF8.GetString(buffer.WrittenSpan), StringComparison.Ordinal);
    }

    [Fact]
    public void A_writer_is_wanted() => Assert.Throws<ArgumentNullException>(() => Boolean(""" "enabled":false """).Explain("f").WriteTo(null!));

    private static JsonElement Json(FlagsUnderTest flags)
    {
        using JsonDocument document = JsonDocument.Parse(flags.Explain("f", Ada).ToJson());
        return document.RootElement.Clone();
    }
}
