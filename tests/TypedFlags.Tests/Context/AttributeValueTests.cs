namespace TypedFlags.Tests.Context;

public class AttributeValueTests
{
    public static TheoryData<AttributeValue, AttributeValueKind, string> Conversions { get; } = new()
    {
        { "text", AttributeValueKind.String, "text" },
        { (string?)null, AttributeValueKind.None, "" },
        { 5, AttributeValueKind.Number, "5" },
        { (short)5, AttributeValueKind.Number, "5" },
        { 5u, AttributeValueKind.Number, "5" },
        { long.MinValue, AttributeValueKind.Number, "-9223372036854775808" },
        { 0.1, AttributeValueKind.Number, "0.1" },
        { 0.5f, AttributeValueKind.Number, "0.5" },
        { 1.10m, AttributeValueKind.Number, "1.1" },
        { true, AttributeValueKind.Boolean, "true" },
        { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), AttributeValueKind.DateTime, "2026-01-02T01:04:05Z" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Unspecified), AttributeValueKind.DateTime, "2026-01-02T03:04:05Z" },
        { new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), AttributeValueKind.DateTime, "2026-01-02T03:04:05.678Z" },
        { new DateOnly(2026, 1, 2), AttributeValueKind.DateTime, "2026-01-02T00:00:00Z" },
        { new Guid("3F2504E0-4F89-11D3-9A0C-0305E82C3301"), AttributeValueKind.String, "3f2504e0-4f89-11d3-9a0c-0305e82c3301" },
        { new Version(1, 2, 3, 4), AttributeValueKind.String, "1.2.3.4" },
        { (Version?)null, AttributeValueKind.None, "" },
        { (string[])["a", "b"], AttributeValueKind.List, "a,b" },
        { (List<string>)["a"], AttributeValueKind.List, "a" },
        { (string[]?)null, AttributeValueKind.None, "" },
        { AttributeValue.From((int?)null), AttributeValueKind.None, "" },
        { AttributeValue.From((int?)7), AttributeValueKind.Number, "7" },
        { AttributeValue.From((byte?)7), AttributeValueKind.Number, "7" },
        { AttributeValue.From(ulong.MaxValue), AttributeValueKind.Number, "1.8446744073709552E+19" },
        { AttributeValue.From((bool?)null), AttributeValueKind.None, "" },
        { AttributeValue.From((DateTime?)null), AttributeValueKind.None, "" },
        { AttributeValue.From(new HashSet<string>(StringComparer.Ordinal) { "x" }), AttributeValueKind.List, "x" },
        { AttributeValue.From((IEnumerable<string>?)null), AttributeValueKind.None, "" },
    };

    [Theory]
    [MemberData(nameof(Conversions))]
    public void A_value_has_a_kind_and_an_invariant_text(AttributeValue value, AttributeValueKind kind, string text) =>
        Assert.Equal((kind, text), (value.Kind, value.ToString()));

    /// <summary>Where the machine is in UTC this can't fail; elsewhere it can.</summary>
    [Fact]
    public void A_time_of_no_kind_is_UTC_and_a_local_one_is_converted()
    {
        DateTime time = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Unspecified);

        Assert.Equal("2026-07-01T12:00:00Z", ((AttributeValue)time).ToString());
        Assert.Equal(
            new DateTimeOffset(time, TimeZoneInfo.Local.GetUtcOffset(time)).ToUniversalTime(),
            ((AttributeValue)DateTime.SpecifyKind(time, DateTimeKind.Local)).AsDateTime());
    }

    [Fact]
    public void Values_are_equal_where_kind_and_value_are()
    {
        Assert.Equal<AttributeValue>(1, 1.0);
        Assert.Equal<AttributeValue>((string[])["a"], (List<string>)["a"]);
        Assert.NotEqual<AttributeValue>(1, "1");
        Assert.NotEqual<AttributeValue>(true, 1);
        Assert.Equal(((AttributeValue)1).GetHashCode(), ((AttributeValue)1.0).GetHashCode());
        Assert.Equal(AttributeValue.None, default);
    }

    [Fact]
    public void A_value_is_read_as_what_it_is_and_as_nothing_else()
    {
        AttributeValue number = 5;

        Assert.Equal(5.0, number.AsNumber());
        Assert.Null(number.AsString());
        Assert.Null(number.AsBoolean());
        Assert.Null(number.AsDateTime());
        Assert.Null(number.AsList());
        Assert.Equal(["a"], ((AttributeValue)(string[])["a"]).AsList()!);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), ((AttributeValue)new DateOnly(2026, 1, 2)).AsDateTime());
    }

    [Fact]
    public void Scalars_are_not_boxed()
    {
        Guid id = Guid.NewGuid();
        long before = GC.GetAllocatedBytesForCurrentThread();
        AttributeValue number = 5;
        AttributeValue guid = id;
        AttributeValue time = DateTimeOffset.UnixEpoch;
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
        Assert.Equal((AttributeValueKind.Number, AttributeValueKind.String, AttributeValueKind.DateTime), (number.Kind, guid.Kind, time.Kind));
    }
}
