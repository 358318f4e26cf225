using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TypedFlags;

/// <summary>
/// A seeded 64-bit hash of user, flag and variant. Multiplies 64 by 64 bits and folds the 128-bit product, the way wyhash does. The seed is
/// random, so that nobody can choose keys that collide; by chance two of a million do with a probability of 3 in 10^8.
/// </summary>
internal sealed class ExposureFingerprint
{
    private const ulong Odd1 = 0x9E37_79B9_7F4A_7C15;
    private const ulong Odd2 = 0xC2B2_AE3D_27D4_EB4F;

    private readonly ulong _seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    public ulong Of(ReadOnlySpan<char> user, string flag, string variant) => Add(Add(Add(_seed, user), flag), variant);

    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        // The length goes in first, so that text cannot move from one part to the next.
        hash = Fold(hash ^ Odd1, (ulong)text.Length ^ Odd2);
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(text);
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ Odd1, MemoryMarshal.Read<ulong>(bytes) ^ Odd2);
            bytes = bytes[sizeof(ulong)..];
        }

        if (!bytes.IsEmpty)
        {
            ulong rest = 0;
            foreach (byte one in bytes)
            {
                rest = (rest << 8) | one;
            }

            hash = Fold(hash ^ Odd1, rest ^ Odd2);
        }

        return hash;
    }

    private static ulong Fold(ulong left, ulong right)
    {
        UInt128 product = Math.BigMul(left, right);
        return (ulong)product ^ (ulong)(product >> 64);
    }
}
