using System.Security.Cryptography;

namespace TypedFlags.Tests.Evaluation.Conditions;

/// <summary>The reference's own check: the key 00 01 … 0f, and the inputs {}, {0}, {0, 1}, … {0 … 62}.</summary>
public class SipHashTests
{
    [Theory]
    [InlineData(0, "a3817f04ba25a8e66df67214c7550293")]
    [InlineData(1, "da87c1d86b99af44347659119b22fc45")]
    [InlineData(7, "a1f1ebbed8dbc153c0b84aa61ff08239")]
    [InlineData(8, "3b62a9ba6258f5610f83e264f31497b4")]
    [InlineData(15, "5493e99933b0a8117e08ec0f97cfc3d9")]
    [InlineData(16, "6ee2a4ca67b054bbfd3315bf85230577")]
    [InlineData(31, "2939b0183223fafc1723de4f52c43d35")]
    [InlineData(63, "5150d1772f50834a503e069a973fbd7c")]
    public void The_published_outputs_come_out(int length, string expected) => Assert.Equal(expected, Convert.ToHexStringLower(Hash(length)));

    /// <summary>The expected digest was computed with another implementation, which gives the published outputs too.</summary>
    [Fact]
    public void All_64_lengths_come_out()
    {
        byte[] outputs = [.. Enumerable.Range(0, 64).SelectMany(Hash)];

        Assert.Equal("ecfaa9fe47ff788fa834a9863ea2715a2880cd37d2b8c3c194402838428119b9", Convert.ToHexStringLower(SHA256.HashData(outputs)));
    }

    private static byte[] Hash(int length)
    {
        SipHash hash = new(Bytes(16));
        (ulong first, ulong second) = hash.Hash(Bytes(length));
        return [.. LittleEndian(first), .. LittleEndian(second)];
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(static number => (byte)number)];

    private static IEnumerable<byte> LittleEndian(ulong number) => Enumerable.Range(0, sizeof(ulong)).Select(index => (byte)(number >> (8 * index)));
}
