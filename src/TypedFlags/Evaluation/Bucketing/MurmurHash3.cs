using System.Buffers.Binary;
using System.Numerics;

namespace TypedFlags;

/// <summary>MurmurHash3_x86_32, a public-domain hash by Austin Appleby: fast, well spread, the same on every platform.</summary>
internal static class MurmurHash3
{
    private const uint C1 = 0xCC9E2D51;
    private const uint C2 = 0x1B873593;

    public static uint Hash(ReadOnlySpan<byte> data, uint seed)
    {
        uint hash = seed;
        uint length = (uint)data.Length;
        while (data.Length >= sizeof(uint))
        {
            hash ^= Scramble(BinaryPrimitives.ReadUInt32LittleEndian(data));
            hash = (BitOperations.RotateLeft(hash, 13) * 5) + 0xE6546B64;
            data = data[sizeof(uint)..];
        }

        if (!data.IsEmpty)
        {
            uint tail = data[0];
            tail |= data.Length > 1 ? (uint)data[1] << 8 : 0;
            tail |= data.Length > 2 ? (uint)data[2] << 16 : 0;
            hash ^= Scramble(tail);
        }

        hash ^= length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * C1, 15) * C2;
}
