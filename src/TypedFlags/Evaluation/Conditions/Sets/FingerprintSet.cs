using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TypedFlags;

/// <summary>
/// A large list as fingerprints of 128 bits, 24 bytes a text and nothing of the text itself: see docs/decisions/0008. Open addressing,
/// two thirds full. Everything that is in the list is found; that something else is found as well has a chance of less than one in 10^32.
/// </summary>
internal sealed class FingerprintSet
{
    /// <summary>Of this process: who does not know it can't make texts that fall together.</summary>
    private static readonly SipHash Seeded = CreateSeeded();

    private readonly Fingerprint[] _slots;

    public FingerprintSet(ReadOnlySpan<string> items)
    {
        _slots = new Fingerprint[items.Length + (items.Length / 2) + 1];
        foreach (string item in items)
        {
            Fingerprint fingerprint = Of(item);
            ref Fingerprint slot = ref Find(fingerprint);
            slot = fingerprint;
        }
    }

    public bool Contains(ReadOnlySpan<char> text) => Find(Of(text)).IsTaken;

    /// <summary>The slot of a fingerprint, or the empty one where it would be put.</summary>
    private ref Fingerprint Find(Fingerprint fingerprint)
    {
        Fingerprint[] slots = _slots;
        int index = (int)Math.BigMul(fingerprint.High, (ulong)slots.Length, out _);
        while (true)
        {
            ref Fingerprint slot = ref slots[index];
            if (!slot.IsTaken || slot == fingerprint)
            {
                return ref slot;
            }

            index = index + 1 == slots.Length ? 0 : index + 1;
        }
    }

    private static Fingerprint Of(ReadOnlySpan<char> text)
    {
        (ulong low, ulong high) = Seeded.Hash(MemoryMarshal.AsBytes(text));
        return new Fingerprint(low | Fingerprint.Taken, high);
    }

    private static SipHash CreateSeeded()
    {
        Span<byte> seed = stackalloc byte[16];
        RandomNumberGenerator.Fill(seed);
        return new SipHash(seed);
    }

    /// <summary>127 bits of a hash, and one that says that the slot is taken.</summary>
    private readonly record struct Fingerprint(ulong Low, ulong High)
    {
        public const ulong Taken = 1;

        public bool IsTaken => Low != 0;
    }
}
