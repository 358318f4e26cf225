using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace TypedFlags;

/// <summary>
/// MurmurHash3_x86_32, a public-domain hash by Austin Appleby: fast, well spread, the same on every platform. A value of this type is a
/// hash part of the way: what is always the same in front, a salt, is appended once, and each unit goes on from a copy. Text is hashed as
/// UTF-8, and never copied where it is ASCII.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct MurmurHash3(uint seed)
{
    private const uint C1 = 0xCC9E2D51;
    private const uint C2 = 0x1B873593;
    private const int BlockSize = sizeof(uint);

    /// <summary>From here on vectors take less time than they cost.</summary>
    private const int Longer = 16;

    /// <summary>What no character of four that are ASCII has.</summary>
    private const ulong BeyondAscii = 0xFF80_FF80_FF80_FF80;

    /// <summary>How much other text is encoded at a time.</summary>
    private const int EncodedAtOnce = 64;

    private uint _hash = seed;

    /// <summary>The bytes after the last whole block, the first of them lowest, and zeros above.</summary>
    private uint _rest;

    private uint _length;

    /// <summary>The hash of some bytes.</summary>
    public static uint Hash(ReadOnlySpan<byte> data, uint seed)
    {
        MurmurHash3 hash = new(seed);
        hash.Append(data);
        return hash.Finish();
    }

    /// <summary>The hash of this and a text behind it. This stays as it is.</summary>
    public readonly uint FinishWith(ReadOnlySpan<char> text)
    {
        State state = new(_hash, _rest, RestBits);
        if (BitConverter.IsLittleEndian && TryAppendAscii(ref state, text))
        {
            return Finish(state.Hash, (uint)state.Rest, _length + (uint)text.Length);
        }

        MurmurHash3 hash = this;
        hash.AppendEncoded(text);
        return hash.Finish();
    }

    /// <summary>Goes on with bytes.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        uint hash = _hash;
        ulong rest = _rest;
        int restBits = RestBits;
        _length += (uint)data.Length;
        while (data.Length >= BlockSize)
        {
            rest |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(data) << restBits;
            hash = Mix(hash, (uint)rest);
            rest >>= 32;
            data = data[BlockSize..];
        }

        uint last = 0;
        for (int index = 0; index < data.Length; index++)
        {
            last |= (uint)data[index] << (8 * index);
        }

        rest |= (ulong)last << restBits;
        if (restBits + (8 * data.Length) >= 32)
        {
            hash = Mix(hash, (uint)rest);
            rest >>= 32;
        }

        _hash = hash;
        _rest = (uint)rest;
    }

    /// <summary>Goes on with the UTF-8 form of a text; a lone surrogate counts as U+FFFD.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        // Where the machine keeps the high byte first, characters are not in the order that the fast way wants.
        State state = new(_hash, _rest, RestBits);
        if (BitConverter.IsLittleEndian && TryAppendAscii(ref state, text))
        {
            _hash = state.Hash;
            _rest = (uint)state.Rest;
            _length += (uint)text.Length;
        }
        else
        {
            AppendEncoded(text);
        }
    }

    /// <summary>The same as <see cref="Append(ReadOnlySpan{char})"/> of any text, by way of its UTF-8 form; needs no memory but the stack.</summary>
    internal void AppendEncoded(ReadOnlySpan<char> text)
    {
        Span<byte> buffer = stackalloc byte[EncodedAtOnce * 3];
        while (!text.IsEmpty)
        {
            int count = Math.Min(text.Length, EncodedAtOnce);
            if (count < text.Length && char.IsHighSurrogate(text[count - 1]))
            {
                // The other half of the character comes next.
                count--;
            }

            Append(buffer[..Encoding.UTF8.GetBytes(text[..count], buffer)]);
            text = text[count..];
        }
    }

    /// <summary>Ends the hash.</summary>
    public readonly uint Finish() => Finish(_hash, _rest, _length);

    private static uint Finish(uint hash, uint rest, uint length)
    {
        hash ^= Scramble(rest) ^ length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private readonly int RestBits => (int)(_length % BlockSize) * 8;

    /// <summary>Goes on with text of which each character is one byte; false, and the state is of no more use, where one is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryAppendAscii(ref State state, ReadOnlySpan<char> text)
    {
        ref char start = ref MemoryMarshal.GetReference(text);
        uint hash = state.Hash;
        ulong rest = state.Rest;
        int restBits = state.RestBits;
        ulong seen = 0;
        int index = 0;
        if (text.Length >= Longer)
        {
            // Longer text begins with what completes the block before it, so that its own blocks need no shifting and come two at a time.
            if (restBits != 0)
            {
                seen = ReadFour(ref start);
                hash = Mix(hash, (uint)(rest | (Narrow(seen) << restBits)));
                index = BlockSize - (restBits >> 3);
                rest = 0;
                restBits = 0;
            }

            Vector128<ushort> seenInVectors = Vector128<ushort>.Zero;
            for (; index <= text.Length - Vector128<ushort>.Count; index += Vector128<ushort>.Count)
            {
                Vector128<ushort> eight = Vector128.LoadUnsafe(ref Unsafe.As<char, ushort>(ref start), (nuint)index);
                seenInVectors |= eight;
                ulong blocks = NarrowEight(eight);
                hash = Mix(Mix(hash, (uint)blocks), (uint)(blocks >> 32));
            }

            seen |= seenInVectors.AsUInt64().GetElement(0) | seenInVectors.AsUInt64().GetElement(1);
        }

        for (; index <= text.Length - BlockSize; index += BlockSize)
        {
            ulong four = ReadFour(ref Unsafe.Add(ref start, index));
            seen |= four;
            rest |= Narrow(four) << restBits;
            hash = Mix(hash, (uint)rest);
            rest >>= 32;
        }

        int left = text.Length - index;
        if (left > 0)
        {
            // The last four, of which those that are not done yet remain; or one to three, where there are no more.
            ulong last = index > 0
                ? ReadFour(ref Unsafe.Add(ref start, text.Length - BlockSize)) >> (16 * (BlockSize - left))
                : start | ((ulong)Unsafe.Add(ref start, left >> 1) << (16 * (left >> 1))) | ((ulong)Unsafe.Add(ref start, left - 1) << (16 * (left - 1)));
            seen |= last;
            rest |= Narrow(last) << restBits;
            restBits += 8 * left;
            if (restBits >= 32)
            {
                hash = Mix(hash, (uint)rest);
                rest >>= 32;
            }
        }

        state.Hash = hash;
        state.Rest = rest;
        return (seen & BeyondAscii) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadFour(ref char first) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref first));

    /// <summary>Eight ASCII characters as eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NarrowEight(Vector128<ushort> eight) => Sse2.IsSupported
        ? Sse2.PackUnsignedSaturate(eight.AsInt16(), eight.AsInt16()).AsUInt64().ToScalar()
        : Vector128.NarrowWithSaturation(eight, eight).AsUInt64().ToScalar();

    /// <summary>Four ASCII characters as four bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Narrow(ulong four)
    {
        four |= four >> 8;
        return (uint)(four & 0xFFFF) | (uint)((four >> 16) & 0xFFFF_0000);
    }

    private static uint Mix(uint hash, uint block) => (BitOperations.RotateLeft(hash ^ Scramble(block), 13) * 5) + 0xE6546B64;

    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * C1, 15) * C2;

    /// <summary>What changes on the way through a text; kept in registers.</summary>
    private ref struct State(uint hash, ulong rest, int restBits)
    {
        public uint Hash = hash;
        public ulong Rest = rest;
        public readonly int RestBits = restBits;
    }
}
