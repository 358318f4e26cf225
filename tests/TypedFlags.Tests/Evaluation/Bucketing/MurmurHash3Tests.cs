using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace TypedFlags.Tests.Evaluation.Bucketing;

public class MurmurHash3Tests
{
    /// <summary>Texts of up to some hundred characters: mostly ASCII, and of everything else whole characters and halves of them.</summary>
    private static readonly Gen<string> Texts =
        from isAscii in Gen.Elements(true, false)
        from length in Gen.Choose(0, 300)
        from characters in Gen.ArrayOf(isAscii ? Gen.Choose(0, 0x7F) : Gen.Elements(0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0xD800, 0xDBFF, 0xDC00, 0xDFFF), length)
        select string.Concat(characters.Select(static character => (char)character));

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

    /// <summary>A lone surrogate is U+FFFD in UTF-8.</summary>
    [Fact]
    public void A_text_behind_another_is_hashed_as_the_UTF8_form_of_both() =>
        Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), (text, before) =>
        {
            string salt = "salt:salt"[..before];
            MurmurHash3 salted = new(7);
            salted.Append(salt);

            return salted.FinishWith(text) == MurmurHash3.Hash(Encoding.UTF8.GetBytes(salt + text), 7);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    /// <summary>What machines do that keep the high byte first, and all others with text that is not ASCII.</summary>
    [Fact]
    public void Encoding_a_text_gives_the_same_as_reading_it_in_place() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            MurmurHash3 encoded = new(7);
            encoded.AppendEncoded(text);

            return encoded.Finish() == new MurmurHash3(7).FinishWith(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Bytes_may_come_in_any_pieces() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().Three().ToArbitrary(), pieces =>
        {
            MurmurHash3 hash = new(7);
            hash.Append(pieces.Item1);
            hash.Append(pieces.Item2);
            hash.Append(pieces.Item3);

            return hash.Finish() == MurmurHash3.Hash([.. pieces.Item1, .. pieces.Item2, .. pieces.Item3], 7);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void A_hash_part_of_the_way_serves_any_number_of_texts()
    {
        MurmurHash3 salted = new(0);
        salted.Append("salt:");
        uint first = salted.FinishWith("a");
        salted.FinishWith("something longer");

        Assert.Equal(first, salted.FinishWith("a"));
    }
}
