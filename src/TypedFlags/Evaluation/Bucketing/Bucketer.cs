using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace TypedFlags;

/// <summary>
/// Puts a unit (a user, a tenant, an attribute's value) into a bucket, by one algorithm and one salt. Percentages are in thousandths
/// of a percent. Allocates nothing for units up to 1 kB.
/// </summary>
internal sealed class Bucketer
{
    /// <summary>100 percent.</summary>
    public const int Whole = 100_000;

    private const int OnePercent = Whole / 100;
    private const int SmallBuffer = 256;
    private const int LargeBuffer = 1024;
    private const uint UnleashVariantSeed = 86028157;

    private readonly BucketingAlgorithm _algorithm;
    private readonly byte[] _before;
    private readonly byte[] _after;
    private readonly byte[] _afterInSplit;

    /// <summary>Makes a bucketer.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="salt">The salt that was given, or null for the key.</param>
    public Bucketer(BucketingAlgorithm algorithm, string key, string? salt)
    {
        _algorithm = algorithm;
        bool isAfter = algorithm == BucketingAlgorithm.FeatureManagement;
        _before = isAfter ? [] : Encoding.UTF8.GetBytes($"{salt ?? key}:");
        _after = isAfter ? Encoding.UTF8.GetBytes($"\n{salt ?? key}") : [];
        _afterInSplit = isAfter && salt is null ? Encoding.UTF8.GetBytes($"\nallocation\n{key}") : _after;
    }

    /// <summary>True where a missing unit is bucketed as empty text.</summary>
    public bool TakesMissingUnit => _algorithm is BucketingAlgorithm.FlagForge or BucketingAlgorithm.FeatureManagement;

    /// <summary>True where even 100 percent wants a unit.</summary>
    public bool AlwaysWantsUnit => _algorithm == BucketingAlgorithm.FeatureFlagInfra;

    /// <summary>True where the unit is in a rollout.</summary>
    /// <param name="unit">The unit's text, empty where it is missing and the algorithm takes that.</param>
    /// <param name="tenant">The context's tenant, or empty text.</param>
    /// <param name="percentage">Thousandths of a percent.</param>
    public bool IsInRollout(ReadOnlySpan<char> unit, ReadOnlySpan<char> tenant, int percentage) => _algorithm switch
    {
        BucketingAlgorithm.FeatureFlagInfra => HashMd5Modulo100(unit) * OnePercent < percentage,
        BucketingAlgorithm.FlagForge => HashMurmur(unit, tenant, hasTenant: true, seed: 0) % 100 * OnePercent < percentage,
        BucketingAlgorithm.Rollgate => HashSha256(unit, _after, isBigEndian: true) % 100 * OnePercent < percentage,
        BucketingAlgorithm.FeatureManagement => percentage == Whole || ToPercent(HashSha256(unit, _after, isBigEndian: false)) < ToPercent(percentage),
        BucketingAlgorithm.Unleash => ((HashMurmur(unit, tenant, hasTenant: false, seed: 0) % 100) + 1) * OnePercent <= percentage,
        _ => ToBucket(HashMurmur(unit, tenant, hasTenant: false, seed: 0)) < (uint)percentage,
    };

    /// <summary>Which share of a split a unit is in.</summary>
    /// <param name="unit">The unit's text, empty where it is missing and the algorithm takes that.</param>
    /// <param name="bounds">Where each share ends, in thousandths of a percent; the last is 100000.</param>
    /// <returns>The index of the share.</returns>
    public int FindShare(ReadOnlySpan<char> unit, ReadOnlySpan<int> bounds)
    {
        switch (_algorithm)
        {
            case BucketingAlgorithm.FeatureManagement:
                double percent = ToPercent(HashSha256(unit, _afterInSplit, isBigEndian: false));
                for (int index = 0; index < bounds.Length; index++)
                {
                    // The end of the last share belongs to it: a hash of all ones is exactly 100.
                    if (percent < ToPercent(bounds[index]) || bounds[index] == Whole)
                    {
                        return index;
                    }
                }

                return bounds.Length - 1;
            case BucketingAlgorithm.Unleash:
                // 1 to 1000 against weights of a tenth of a percent; the end of a share belongs to it.
                long thousandth = (HashMurmur(unit, default, hasTenant: false, UnleashVariantSeed) % 1000) + 1;
                return FindFirst(bounds, (thousandth * (Whole / 1000)) - 1);
            default:
                return FindFirst(bounds, ToBucket(HashMurmur(unit, default, hasTenant: false, seed: 0)));
        }
    }

    private static int FindFirst(ReadOnlySpan<int> bounds, long bucket)
    {
        for (int index = 0; index < bounds.Length; index++)
        {
            if (bucket < bounds[index])
            {
                return index;
            }
        }

        return bounds.Length - 1;
    }

    private static uint ToBucket(uint hash) => (uint)(((ulong)hash * Whole) >> 32);

    private static double ToPercent(uint hash) => hash / (double)uint.MaxValue * 100;

    private static double ToPercent(int thousandths) => thousandths / (double)OnePercent;

    private uint HashMurmur(ReadOnlySpan<char> unit, ReadOnlySpan<char> tenant, bool hasTenant, uint seed)
    {
        int size = MeasureAtMost(unit, tenant);
        byte[]? rented = null;
        Span<byte> buffer = size <= SmallBuffer ? stackalloc byte[SmallBuffer]
            : size <= LargeBuffer ? stackalloc byte[LargeBuffer]
            : rented = ArrayPool<byte>.Shared.Rent(size);
        uint hash = MurmurHash3.Hash(Compose(buffer, tenant, hasTenant, unit, _after), seed);
        Return(rented);
        return hash;
    }

    private uint HashSha256(ReadOnlySpan<char> unit, byte[] after, bool isBigEndian)
    {
        int size = MeasureAtMost(unit, default);
        byte[]? rented = null;
        Span<byte> buffer = size <= SmallBuffer ? stackalloc byte[SmallBuffer]
            : size <= LargeBuffer ? stackalloc byte[LargeBuffer]
            : rented = ArrayPool<byte>.Shared.Rent(size);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Compose(buffer, default, hasTenant: false, unit, after), hash);
        Return(rented);
        return isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(hash) : BinaryPrimitives.ReadUInt32LittleEndian(hash);
    }

    [SuppressMessage("Security", "CA5351", Justification = "It spreads users as the system they come from did; it protects nothing.")]
    private int HashMd5Modulo100(ReadOnlySpan<char> unit)
    {
        int size = MeasureAtMost(unit, default);
        byte[]? rented = null;
        Span<byte> buffer = size <= SmallBuffer ? stackalloc byte[SmallBuffer]
            : size <= LargeBuffer ? stackalloc byte[LargeBuffer]
            : rented = ArrayPool<byte>.Shared.Rent(size);
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(Compose(buffer, default, hasTenant: false, unit, _after), hash);
        Return(rented);

        int remainder = 0;
        foreach (byte digit in hash)
        {
            remainder = ((remainder * 256) + digit) % 100;
        }

        return remainder;
    }

    private int MeasureAtMost(ReadOnlySpan<char> unit, ReadOnlySpan<char> tenant) =>
        Encoding.UTF8.GetMaxByteCount(unit.Length) + Encoding.UTF8.GetMaxByteCount(tenant.Length)
        + _before.Length + Math.Max(_after.Length, _afterInSplit.Length) + 1;

    private ReadOnlySpan<byte> Compose(Span<byte> buffer, ReadOnlySpan<char> tenant, bool hasTenant, ReadOnlySpan<char> unit, byte[] after)
    {
        int length = 0;
        if (hasTenant)
        {
            length = Encoding.UTF8.GetBytes(tenant, buffer);
            buffer[length++] = (byte)':';
        }

        _before.CopyTo(buffer[length..]);
        length += _before.Length;
        length += Encoding.UTF8.GetBytes(unit, buffer[length..]);
        after.CopyTo(buffer[length..]);
        return buffer[..(length + after.Length)];
    }

    private static void Return(byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
