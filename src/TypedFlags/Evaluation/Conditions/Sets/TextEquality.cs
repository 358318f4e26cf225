using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedFlags;

/// <summary>
/// Ordinal equality for texts as long as identifiers are: the general comparison is a call, which takes longer than comparing them.
/// </summary>
internal static class TextEquality
{
    private const int LongestShort = 16;

    /// <summary>Whether two texts are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length == right.Length
        && (left.Length <= LongestShort
            ? AreShortEqual(ref MemoryMarshal.GetReference(left), ref MemoryMarshal.GetReference(right), left.Length)
            : left.SequenceEqual(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreShortEqual(ref char left, ref char right, int length)
    {
        if (length < 4)
        {
            // The first two and the last two, which are the same two of two.
            return length < 2
                ? length == 0 || left == right
                : Read<uint>(ref left, 0) == Read<uint>(ref right, 0) && Read<uint>(ref left, length - 2) == Read<uint>(ref right, length - 2);
        }

        // Four at a time from the end, where identifiers differ; the first four may have been compared in part.
        for (int index = length - 4; index > 0; index -= 4)
        {
            if (Read<ulong>(ref left, index) != Read<ulong>(ref right, index))
            {
                return false;
            }
        }

        return Read<ulong>(ref left, 0) == Read<ulong>(ref right, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Read<T>(ref char start, int index)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref start, index)));
}
