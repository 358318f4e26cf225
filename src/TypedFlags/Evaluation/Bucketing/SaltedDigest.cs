using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace TypedFlags;

/// <summary>SHA-256 and MD5 of a unit between two texts that stay the same. Needs no heap for units up to 1 kB, and pooled memory beyond.</summary>
internal sealed class SaltedDigest(string before, string after)
{
    private const int SmallBuffer = 256;

    /// <summary>1 kB of unit and as much salt as anybody gives.</summary>
    private const int LargeBuffer = 1536;

    private readonly byte[] _before = Encoding.UTF8.GetBytes(before);
    private readonly byte[] _after = Encoding.UTF8.GetBytes(after);

    /// <summary>The first four bytes of the SHA-256.</summary>
    public uint Sha256(ReadOnlySpan<char> unit, bool isBigEndian)
    {
        int size = Measure(unit);
        byte[]? rented = null;
        Span<byte> buffer = size <= SmallBuffer ? stackalloc byte[SmallBuffer]
            : size <= LargeBuffer ? stackalloc byte[LargeBuffer]
            : rented = ArrayPool<byte>.Shared.Rent(size);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Compose(buffer, unit), hash);
        Return(rented);
        return isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(hash) : BinaryPrimitives.ReadUInt32LittleEndian(hash);
    }

    /// <summary>The MD5 as a big-endian number of 128 bits, modulo 100.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "It spreads users as the system they come from did; it protects nothing.")]
    public int Md5Modulo100(ReadOnlySpan<char> unit)
    {
        int size = Measure(unit);
        byte[]? rented = null;
        Span<byte> buffer = size <= SmallBuffer ? stackalloc byte[SmallBuffer]
            : size <= LargeBuffer ? stackalloc byte[LargeBuffer]
            : rented = ArrayPool<byte>.Shared.Rent(size);
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(Compose(buffer, unit), hash);
        Return(rented);

        int remainder = 0;
        foreach (byte digit in hash)
        {
            remainder = ((remainder * 256) + digit) % 100;
        }

        return remainder;
    }

    private int Measure(ReadOnlySpan<char> unit) => _before.Length + Encoding.UTF8.GetByteCount(unit) + _after.Length;

    private ReadOnlySpan<byte> Compose(Span<byte> buffer, ReadOnlySpan<char> unit)
    {
        _before.CopyTo(buffer);
        int length = _before.Length;
        length += Encoding.UTF8.GetBytes(unit, buffer[length..]);
        _after.CopyTo(buffer[length..]);
        return buffer[..(length + _after.Length)];
    }

    private static void Return(byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
