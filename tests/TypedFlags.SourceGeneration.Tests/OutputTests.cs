using System.Globalization;
using TypedFlags.SourceGeneration.Emit;
using TypedFlags.SourceGeneration.Layout;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>Which files there are, and how they are written.</summary>
public class OutputTests
{
    private const string Customer = "[TypedFlags.FlagContext] public record Customer(string Id);";

    [Fact]
    public void Without_a_file_nothing_is_generated() =>
        Assert.Empty(new FlagsProject().WithSource("Customer.cs", Customer).Generate().HintNames);

    [Fact]
    public void A_file_without_flags_gives_adapters_only() =>
        Assert.Equal(["FlagContexts.g.cs"], FlagsProject.With("context: { plan: string }", Customer).Generate().HintNames);

    [Fact]
    public void A_file_without_flags_or_contexts_gives_nothing() =>
        Assert.Empty(FlagsProject.With("context: { plan: string }").Generate().HintNames);

    [Fact]
    public void Files_are_named_after_the_class() => Assert.Equal(
        ["FlagContexts.g.cs", "Switches.Accessors.0.g.cs", "Switches.Definitions.g.cs", "Switches.g.cs"],
        FlagsProject.With("class: Switches\nflags: { a: {} }", Customer).Generate().HintNames);

    [Fact]
    public void Flags_of_several_files_are_one_class() => Assert.Equal("True True", new FlagsProject()
        .WithFile("flags.yaml", "flags: { a: { default: true } }")
        .WithFile("more/payments.flags.yaml", "flags: { b: { default: true } }")
        .WithSource("Program.cs", """static class Program { static string Run() => Storefront.Flags.A.IsEnabled() + " " + Storefront.Flags.B.IsEnabled(); }""")
        .Run());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(48, 1)]
    [InlineData(49, 2)]
    [InlineData(96, 2)]
    [InlineData(97, 4)]
    [InlineData(1000, 32)]
    [InlineData(20000, 512)]
    public void Chunks_are_a_power_of_two_of_about_32_flags(int flags, int chunks) => Assert.Equal(chunks, AccessorChunking.CountFor(flags));

    [Fact]
    public void The_hash_that_deals_flags_out_is_the_same_everywhere()
    {
        Assert.Equal(0xB04AF90Cu, StableHash.Of("new_checkout"));

        int[] chunks = new int[32];
        for (int number = 0; number < 1000; number++)
        {
            chunks[StableHash.Of("flag_" + number.ToString(CultureInfo.InvariantCulture)) & 31]++;
        }

        Assert.All(chunks, count => Assert.InRange(count, 12, 55));
    }

    [Fact]
    public void Generated_files_are_the_same_under_every_culture_and_have_line_feeds_only()
    {
        const string Flags = "flags: { ratio: { type: number, variants: { i: 1.5, I: -2 }, default: i }, share: { rollout: 12.5 } }";
        string Generate(string decimalSeparator, string negativeSign)
        {
            CultureInfo before = CultureInfo.CurrentCulture;
            CultureInfo culture = new("") { NumberFormat = { NumberDecimalSeparator = decimalSeparator, NegativeSign = negativeSign } };
            CultureInfo.CurrentCulture = culture;
            try
            {
                GeneratorRun run = FlagsProject.With("policy: { naming: any }\n" + Flags, Customer).Generate();
                return string.Join("\n", run.HintNames.Select(name => run[name]));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }

        string invariant = Generate(".", "-");
        Assert.Equal(invariant, Generate(",", "\u2212"));
        Assert.DoesNotContain('\r', invariant);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_escaped_in_literals_and_replaced_in_documentation()
    {
        string half = ((char)0xD83D).ToString();

        Assert.Equal("\"\\ud83d\"", CSharpLiteral.Quote(half));
        Assert.Equal("\uFFFD", DocumentationText.Escape(half));
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\r\n\t\0", "\"a\\u000d\\u000a\\u0009\\u0000\"")]
    [InlineData("\u2028\u202E\u00AD", "\"\\u2028\\u202e\\u00ad\"")]
    [InlineData("é新", "\"é新\"")]
    public void Literals_escape_what_cannot_be_seen(string text, string literal) => Assert.Equal(literal, CSharpLiteral.Quote(text));

    [Theory]
    [InlineData("{\"a\":\"\"}", "\"\"\"")]
    [InlineData("\"\"\"\"", "\"\"\"\"\"")]
    public void Raw_literals_have_more_quotes_than_their_text(string text, string quotes) => Assert.Equal(quotes, CSharpLiteral.RawQuotes(text));

    [Theory]
    [InlineData("a & b <c> \"d\"", "a &amp; b &lt;c&gt; \"d\"")]
    [InlineData(" one\r\ntwo\u2028three ", "one two three")]
    [InlineData("bell\a and \uD83D\uDE00", "bell\uFFFD and \uD83D\uDE00")]
    public void Documentation_is_well_formed_whatever_the_text(string text, string escaped) => Assert.Equal(escaped, DocumentationText.Escape(text));
}
