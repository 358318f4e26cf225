using System.Globalization;
using System.Text.Json;

namespace TypedFlags.Tests.Evaluation.Bucketing;

/// <summary>
/// Every algorithm against <c>bucketing-vectors.json</c>, which <c>make-bucketing-vectors.py</c> computed without this code. Each is
/// asked through a whole flag, as a user would.
/// </summary>
public class BucketingVectorTests
{
    private static readonly JsonElement Vectors = Load();

    public static TheoryData<string, string> Rollouts { get; } = Names("rollouts");

    public static TheoryData<string, string> Splits { get; } = Names("splits");

    [Theory]
    [MemberData(nameof(Rollouts))]
    public void A_rollout_takes_in_whom_the_algorithm_takes_in(string algorithm, string row)
    {
        using JsonDocument document = JsonDocument.Parse(row);
        JsonElement vector = document.RootElement;
        int step = algorithm is "typedflags" or "feature_management" ? 1 : 1000;
        int index = 0;
        foreach (JsonElement first in vector[4].EnumerateArray())
        {
            string? unit = Vectors.GetProperty("units")[index++].GetString();
            FlagContext context = new(unit) { TenantId = vector[3].GetString() };
            if (first.ValueKind == JsonValueKind.Null)
            {
                Assert.Equal("off SPLIT", Flag(vector, $"\"rollout\":{Percent(100_000 - step)}").Answer(vector[1].GetString()!, context));
                continue;
            }

            int firstIn = first.GetInt32();
            string answers = Answer(vector, firstIn - step, context) + " then " + Answer(vector, firstIn, context);
            Assert.True(answers == "off then on", $"{algorithm} of '{unit}': {answers} at {firstIn}");
        }
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void A_split_gives_the_share_that_the_algorithm_gives(string algorithm, string row)
    {
        using JsonDocument document = JsonDocument.Parse(row);
        JsonElement vector = document.RootElement;
        string split = string.Join(',', vector[3].EnumerateArray().Select((weight, index) => $"\"v{index}\":{Percent(weight.GetInt32())}"));
        FlagsUnderTest flag = Flag(vector, $$""" "type":"string","variants":{"v0":"","v1":"","v2":"","d":""},"split":{ {{split}} }""", "\"d\"");
        int index = 0;
        foreach (JsonElement share in vector[4].EnumerateArray())
        {
            string? unit = Vectors.GetProperty("units")[index++].GetString();
            string expected = share.ValueKind == JsonValueKind.Null ? "d SPLIT" : $"v{share.GetInt32()} SPLIT";
            string answer = flag.Answer(vector[1].GetString()!, new FlagContext(unit));
            Assert.True(expected == answer, $"{algorithm} of '{unit}': {answer} instead of {expected}");
        }
    }

    [Theory]
    [InlineData("typedflags", "on STATIC")]
    [InlineData("feature_flag_infra", "off SPLIT")]
    [InlineData("flagforge", "on STATIC")]
    [InlineData("rollgate", "on STATIC")]
    [InlineData("feature_management", "on STATIC")]
    [InlineData("unleash", "on STATIC")]
    public void At_100_percent_only_feature_flag_infra_wants_a_user(string algorithm, string expected)
    {
        FlagsUnderTest flags = FlagsUnderTest.From($$"""{"key":"f","type":"boolean","bucketing":"{{algorithm}}","rollout":100,"default":false}""");

        Assert.Equal(expected, flags.Answer("f"));
        Assert.StartsWith("on", flags.Answer("f", new("ada")), StringComparison.Ordinal);
    }

    private static string Answer(JsonElement vector, int thousandths, FlagContext context)
    {
        string key = vector[1].GetString()!;
        FlagsUnderTest flag = Flag(vector, $"\"type\":\"boolean\",\"rollout\":{Percent(thousandths)}", "false");
        return flag.Evaluate(key, context).Outcome.Variant!;
    }

    private static string Percent(int thousandths) => (thousandths / 1000m).ToString(CultureInfo.InvariantCulture);

    private static FlagsUnderTest Flag(JsonElement vector, string properties, string defaultValue = "false")
    {
        string salt = vector[2].ValueKind == JsonValueKind.Null ? string.Empty : $"\"salt\":{vector[2].GetRawText()},";
        return FlagsUnderTest.From(
            $$"""{"key":{{vector[1].GetRawText()}},{{properties}},{{salt}}"bucketing":{{vector[0].GetRawText()}},"default":{{defaultValue}}}""");
    }

    private static TheoryData<string, string> Names(string list)
    {
        TheoryData<string, string> rows = [];
        foreach (JsonElement row in Vectors.GetProperty(list).EnumerateArray())
        {
            rows.Add(row[0].GetString()!, row.GetRawText());
        }

        return rows;
    }

    private static JsonElement Load()
    {
        using Stream stream = typeof(BucketingVectorTests).Assembly.GetManifestResourceStream("bucketing-vectors.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
