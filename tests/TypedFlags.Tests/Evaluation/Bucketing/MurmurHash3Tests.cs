using System.Buffers.Binary;
using System.Text;

namespace TypedFlags.Tests.Evaluation.Bucketing;

public class MurmurHash3Tests
{
    /// <summary>
    /// The check of the hash's own test suite: hash the keys {}, {0}, {0, 1}, … {0 … 254}, each with the seed 256 - length, write the
    /// hashes one behind the other and hash that with seed 0.
    /// </summary>
    [Fact]
    public void The_reference_check_value_is_0xB0F57EE3()
    {
        Span<byte> key = stackalloc byte[256];
        Span<byte> hashes = stackalloc byte[256 * sizeof(uint)];
        for (int length = 0; length < 256; length++)
        {
            uint hash = MurmurHash3.Hash(key[..length], (uint)(256 - length));
            BinaryPrimitives.WriteUInt32LittleEndian(hashes[(length * sizeof(uint))..], hash);
            key[length] = (byte)length;
        }

        Assert.Equal(0xB0F57EE3u, MurmurHash3.Hash(hashes, seed: 0));
    }

    [Theory]
    [InlineData("", 0u, 0u)]
    [InlineData("", 1u, 0x514E28B7u)]
    [InlineData("hello", 0u, 0x248BFA47u)]
    [InlineData("hello, world", 0u, 0x149BBB7Fu)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0u, 0x2E4FF723u)]
    public void Published_hashes_come_out(string text, uint seed, uint expected) =>
        Assert.Equal(expected, MurmurHash3.Hash(Encoding.UTF8.GetBytes(text), seed));
}
