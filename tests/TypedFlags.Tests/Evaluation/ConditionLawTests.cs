using FsCheck;
using FsCheck.Fluent;

namespace TypedFlags.Tests.Evaluation;

/// <summary>Laws that hold for every value, missing and ill-typed ones included.</summary>
public class ConditionLawTests
{
    private const string Header =
        """{"format":1,"context":{"string":{"type":"string"},"number":{"type":"number"},"boolean":{"type":"boolean"},"datetime":{"type":"datetime"},"semver":{"type":"semver"},"list":{"type":"list"}}}""";

    private static readonly Gen<AttributeValue> AnyValue = Gen.Elements<AttributeValue>(
        AttributeValue.None, "", "DE", "de", "1.0.0", "2", "2026-06-01", "true", "1", 0, 1, 2, 1.5, -0.0, double.NaN, double.NegativeInfinity, true, false,
        new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), Guid.Empty, new Version(1, 0), (string[])["DE"], Array.Empty<string>(), (string[])["1", "DE"]);

    [Theory]
    [InlineData("string", "eq", "ne", "\"DE\"")]
    [InlineData("string", "in", "not_in", "[\"DE\",\"1\"]")]
    [InlineData("string", "contains", "not_contains", "\"E\"")]
    [InlineData("number", "eq", "ne", "1")]
    [InlineData("number", "in", "not_in", "[1,1.5]")]
    [InlineData("boolean", "eq", "ne", "true")]
    [InlineData("semver", "eq", "ne", "\"1.0.0\"")]
    [InlineData("semver", "in", "not_in", "[\"1.0.0\",\"2.0.0\"]")]
    [InlineData("list", "contains", "not_contains", "\"DE\"")]
    public void The_negated_operator_is_exactly_the_negation(string type, string positive, string negative, string operand)
    {
        Func<AttributeValue, bool> met = Test(type, $$"""{"{{positive}}":{{operand}}}""");
        Func<AttributeValue, bool> notMet = Test(type, $$"""{"{{negative}}":{{operand}}}""");

        Check(value => met(value) != notMet(value));
    }

    [Theory]
    [InlineData("string", """{"eq":"DE"}""")]
    [InlineData("string", """{"matches":""}""")]
    [InlineData("string", """{"starts_with":""}""")]
    [InlineData("number", """{"gte":-1e308}""")]
    [InlineData("number", """{"lte":1e308}""")]
    [InlineData("boolean", """{"eq":false}""")]
    [InlineData("datetime", """{"before":"9999-12-31"}""")]
    [InlineData("datetime", """{"after":"0001-01-01"}""")]
    [InlineData("semver", """{"gte":"0.0.0-0"}""")]
    [InlineData("list", """{"contains":"DE"}""")]
    public void Whatever_meets_a_condition_exists(string type, string comparison)
    {
        Func<AttributeValue, bool> met = Test(type, comparison);
        Func<AttributeValue, bool> exists = Test(type, """{"exists":true}""");

        Check(value => !met(value) || exists(value));
    }

    [Theory]
    [InlineData("number", "1")]
    [InlineData("semver", "\"1.0.0\"")]
    public void A_value_that_exists_is_less_or_equal_or_greater(string type, string operand)
    {
        Func<AttributeValue, bool> less = Test(type, $$"""{"lt":{{operand}}}""");
        Func<AttributeValue, bool> equal = Test(type, $$"""{"eq":{{operand}}}""");
        Func<AttributeValue, bool> greater = Test(type, $$"""{"gt":{{operand}}}""");
        Func<AttributeValue, bool> lessOrEqual = Test(type, $$"""{"lte":{{operand}}}""");
        Func<AttributeValue, bool> greaterOrEqual = Test(type, $$"""{"gte":{{operand}}}""");
        Func<AttributeValue, bool> exists = Test(type, """{"exists":true}""");

        Check(value =>
        {
            int holding = (less(value) ? 1 : 0) + (equal(value) ? 1 : 0) + (greater(value) ? 1 : 0);
            return holding == (exists(value) ? 1 : 0)
                && lessOrEqual(value) == (less(value) || equal(value))
                && greaterOrEqual(value) == (greater(value) || equal(value));
        });
    }

    private static Func<AttributeValue, bool> Test(string type, string comparison)
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            Header, $$$"""{"key":"f","type":"boolean","rules":[{"when":{"{{{type}}}":{{{comparison}}}},"serve":true}],"default":false}""");
        return value => flags.Evaluate("f", new FlagContext { [type] = value }).Outcome.Boolean;
    }

    private static void Check(Func<AttributeValue, bool> law) =>
        Prop.ForAll(AnyValue.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
}
