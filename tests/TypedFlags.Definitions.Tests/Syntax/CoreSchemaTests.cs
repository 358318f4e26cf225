using System.Globalization;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Tests.Syntax;

public class CoreSchemaTests
{
    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("off")]
    [InlineData("Yes")]
    [InlineData("NO")]
    [InlineData("y")]
    [InlineData("n")]
    [InlineData("tRUE")]
    [InlineData("nULL")]
    [InlineData("1_000")]
    [InlineData("12:30:00")]
    [InlineData("2026-01-01")]
    [InlineData("1.2.3")]
    [InlineData("0b11")]
    [InlineData("0x")]
    [InlineData("0xg")]
    [InlineData("0o8")]
    [InlineData("-0x1")]
    [InlineData("0X1F")]
    [InlineData("1e")]
    [InlineData("e3")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("-.")]
    [InlineData(".e3")]
    [InlineData("inf")]
    [InlineData("+.nan")]
    [InlineData("Infinity")]
    [InlineData("1,5")]
    [InlineData("١")]
    public void Is_text(string text) => Assert.Equal(YamlScalarKind.String, Plain(text).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("NULL")]
    public void Is_null(string text) => Assert.Equal(YamlScalarKind.Null, Plain(text).Kind);

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("TRUE", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("FALSE", false)]
    public void Is_boolean(string text, bool expected)
    {
        Assert.True(Plain(text).TryGetBoolean(out bool value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("+12", 12)]
    [InlineData("-12", -12)]
    [InlineData("0x1F", 31)]
    [InlineData("0xff", 255)]
    [InlineData("0o17", 15)]
    [InlineData("0x7FFFFFFFFFFFFFFF", long.MaxValue)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void Is_an_integer(string text, long expected)
    {
        Assert.Equal(YamlScalarKind.Integer, Plain(text).Kind);
        Assert.True(Plain(text).TryGetInt64(out long value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("9223372036854775808", 9223372036854775808d)]
    [InlineData("0x8000000000000000", 9223372036854775808d)]
    [InlineData("0o1000000000000000000000", 9223372036854775808d)]
    [InlineData("-100000000000000000000", -1e20)]
    public void An_integer_of_more_than_64_bits_is_an_integer_with_a_double_only(string text, double expected)
    {
        Assert.Equal(YamlScalarKind.Integer, Plain(text).Kind);
        Assert.False(Plain(text).TryGetInt64(out _));
        Assert.True(Plain(text).TryGetDouble(out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("1.", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("-.5", -0.5)]
    [InlineData("1e3", 1000)]
    [InlineData("1E+3", 1000)]
    [InlineData("12e-1", 1.2)]
    [InlineData("1.5e3", 1500)]
    [InlineData(".inf", double.PositiveInfinity)]
    [InlineData("+.Inf", double.PositiveInfinity)]
    [InlineData("-.INF", double.NegativeInfinity)]
    [InlineData(".nan", double.NaN)]
    [InlineData(".NaN", double.NaN)]
    public void Is_a_number(string text, double expected)
    {
        Assert.Equal(YamlScalarKind.Number, Plain(text).Kind);
        Assert.True(Plain(text).TryGetDouble(out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    public void A_number_too_large_for_a_double_is_a_number_without_a_value(string text)
    {
        Assert.Equal(YamlScalarKind.Number, Plain(text).Kind);
        Assert.False(Plain(text).TryGetDouble(out _));
    }

    [Fact]
    public void An_integer_too_large_for_a_double_has_no_value_either() =>
        Assert.False(Plain("1" + new string('0', 400)).TryGetDouble(out _));

    [Theory]
    [InlineData("'5'")]
    [InlineData("\"true\"")]
    [InlineData("|\n  5")]
    [InlineData(">\n  5")]
    public void Quotes_and_blocks_make_text(string value)
    {
        YamlScalar scalar = (YamlScalar)FlagsFile.Parse("flags.yaml", "a: " + value).Root!.Entries[0].Value;

        Assert.Equal(YamlScalarKind.String, scalar.Kind);
        Assert.False(scalar.IsPlain);
    }

    [Fact]
    public void The_culture_makes_no_difference()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            german.NumberFormat.NumberGroupSeparator = ".";
            german.NumberFormat.NegativeSign = "−";
            CultureInfo.CurrentCulture = german;

            Assert.True(Plain("-1.5").TryGetDouble(out double number));
            Assert.Equal(-1.5, number);
            Assert.True(Plain("-15").TryGetInt64(out long integer));
            Assert.Equal(-15, integer);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static YamlScalar Plain(string text) => new(default, text, IsPlain: true);
}
