using System.Text;
using TypedFlags.Tests.Evaluation;

namespace TypedFlags.Tests.Definitions;

public class CompiledDefinitionsTests
{
    private const string Full =
        """{"key":"new_checkout","type":"boolean","name":"New checkout","description":"One-page \"checkout\".","kind":"operational","owner":"payments","tags":["checkout","web"],"metadata":{"ticket":"PAY-17","risk":3,"share":0.5,"hot":true},"created":"2026-09-01","expires":"2026-12-31T08:00:00+01:00","deprecated":"Use the other one.","replaced_by":"other","public":true,"default":false}""";

    [Fact]
    public void A_definition_is_read_whole()
    {
        FlagDefinition flag = FlagsUnderTest.From(Full).Definition("new_checkout");

        Assert.Equal(("new_checkout", FlagType.Boolean, "New checkout", "One-page \"checkout\"."), (flag.Key, flag.Type, flag.Name, flag.Description));
        Assert.Equal((FlagKind.Operational, "payments", true), (flag.Kind, flag.Owner, flag.IsPublic));
        Assert.Equal((true, "Use the other one.", "other"), (flag.IsDeprecated, flag.DeprecationMessage, flag.ReplacedBy));
        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 31)), (flag.Created, flag.Expires));
        Assert.Equal(["checkout", "web"], flag.Tags);
        Assert.Equal(("PAY-17", 3L, 0.5, true), (flag.Metadata["ticket"], flag.Metadata["risk"], flag.Metadata["share"], flag.Metadata["hot"]));
        Assert.Equal(false, flag.DefaultValue);
        Assert.Equal([new FlagVariant("off", false), new FlagVariant("on", true)], flag.Variants);
    }

    [Fact]
    public void What_a_definition_does_not_say_is_null_empty_or_release()
    {
        FlagDefinition flag = FlagsUnderTest.From("""{"key":"f","type":"boolean","default":true}""").Definition("f");

        Assert.Equal((null, null, null, null, FlagKind.Release), (flag.Name, flag.Owner, flag.Created, flag.ReplacedBy, flag.Kind));
        Assert.False(flag.IsDeprecated || flag.IsPublic);
        Assert.Empty(flag.Tags);
        Assert.Empty(flag.Metadata);
    }

    [Fact]
    public void Variants_keep_the_order_of_the_file()
    {
        FlagDefinition flag = FlagsUnderTest.From("""{"key":"f","type":"integer","variants":{"small":5,"none":0,"large":50},"default":"none"}""").Definition("f");

        Assert.Equal([new FlagVariant("small", 5), new FlagVariant("none", 0), new FlagVariant("large", 50)], flag.Variants);
        Assert.Equal(0, flag.DefaultValue);
    }

    [Fact]
    public void A_key_is_known_without_reading_its_flag_and_reading_is_once()
    {
        CompiledDefinitions definitions = FlagsUnderTest.From("""{"key":"a","broken""", """{"key":"b","type":"boolean","default":true}""").Definitions;

        Assert.Equal(["a", "b"], [definitions.KeyOf(0), definitions.KeyOf(1)]);
        Assert.Equal((0, 1, -1), (definitions.IndexOf("a"), definitions.IndexOf("b"), definitions.IndexOf("B")));
        Assert.Same(definitions[1], definitions[1]);
    }

    [Theory]
    [InlineData("""{"key":"caf\u00e9","type":"boolean","default":true}""", "café")]
    [InlineData("""{"key":"größe","type":"boolean","default":true}""", "größe")]
    public void Keys_may_be_any_text(string line, string key) => Assert.Equal(0, FlagsUnderTest.From(line).Definitions.IndexOf(key));

    [Theory]
    [InlineData("{\"format\":1}", 1)]
    [InlineData("{\"format\":1}\n{\"key\":\"a\",\"type\":\"boolean\",\"default\":true}", 0)]
    public void A_text_with_another_number_of_lines_is_refused(string text, int count)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        Assert.Throws<FormatException>(() => new CompiledDefinitions(() => bytes, count));
    }

    [Fact]
    public void A_set_without_flags_is_one_header() => Assert.Equal(-1, FlagsUnderTest.From().Definitions.IndexOf("a"));

    [Fact]
    public void Many_threads_read_the_same_definition_and_state()
    {
        string[] lines = [.. Enumerable.Range(100, 200).Select(number => $$"""{"key":"f{{number}}","type":"boolean","rollout":50,"default":false}""")];
        CompiledDefinitions definitions = FlagsUnderTest.From(lines).Definitions;
        FlagState[][] states = new FlagState[4][];

        Parallel.For(0, states.Length, thread => states[thread] = [.. Enumerable.Range(0, definitions.Count).Select(index => definitions[index].CompiledState)]);

        Assert.All(states, ofThread => Assert.Equal(states[0], ofThread));
    }

    [Theory]
    [InlineData("2026-12-31", "2026-12-31T00:00:00.0000000Z")]
    [InlineData("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00.0000000Z")]
    [InlineData("2026-12-31t08:00:00.1234567899z", "2026-12-31T08:00:00.1234567Z")]
    [InlineData("2026-12-31T08:00:00", null)]
    [InlineData("2026-12-31 08:00:00Z", null)]
    [InlineData("2026-12-31T08:00Z", null)]
    [InlineData("2026-02-29", null)]
    [InlineData("2024-02-29", "2024-02-29T00:00:00.0000000Z")]
    [InlineData("2026-12-31T24:00:00Z", null)]
    [InlineData("2026-12-31T08:00:00.Z", null)]
    [InlineData("2026-12-31T08:00:00+25:00", null)]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("0000-01-01", null)]
    [InlineData("٢٠٢٦-12-31", null)]
    [InlineData("", null)]
    public void Times_are_RFC_3339(string text, string? expected)
    {
        bool isTime = Rfc3339.TryParse(text, out long ticks);

        Assert.Equal(expected, isTime ? new DateTime(ticks, DateTimeKind.Utc).ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
