using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TypedFlags;

/// <summary>
/// Texts to look for ordinally: open addressing, at most half full. The hash is quick; that it begins with a number of this process keeps
/// who chooses the texts from choosing some that collide.
/// </summary>
internal sealed class StringTable
{
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;
    private const int CharactersOfWord = sizeof(ulong) / sizeof(char);

    // One for each word of a text as long as identifiers are.
    private static readonly ulong Seed = NewSeed();
    private static readonly ulong SecondSeed = NewSeed();
    private static readonly ulong ThirdSeed = NewSeed();
    private static readonly ulong FourthSeed = NewSeed();

    private readonly Slot[] _slots;

    public StringTable(string[] items)
    {
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)items.Length * 2)];
        foreach (string item in items)
        {
            Add(item);
        }
    }

    public bool Contains(ReadOnlySpan<char> text)
    {
        Slot[] slots = _slots;
        uint hash = Hash(text);
        int index = (int)hash & (slots.Length - 1);
        while (slots[index].Text is { } found)
        {
            if (slots[index].Hash == hash && text.SequenceEqual(found))
            {
                return true;
            }

            index = (index + 1) & (slots.Length - 1);
        }

        return false;
    }

    private void Add(string item)
    {
        uint hash = Hash(item);
        int index = (int)hash & (_slots.Length - 1);
        while (_slots[index].Text is not null)
        {
            index = (index + 1) & (_slots.Length - 1);
        }

        _slots[index] = new Slot(hash, item);
    }

    /// <summary>
    /// Multiplies four characters at a time; the last ones may have been there before. Up to sixteen are multiplied with each other, so that no
    /// multiplication waits for another.
    /// </summary>
    private static uint Hash(ReadOnlySpan<char> text)
    {
        ulong hash = Seed ^ (uint)text.Length;
        if (text.Length is > 2 * CharactersOfWord and <= 4 * CharactersOfWord)
        {
            ref char start = ref MemoryMarshal.GetReference(text);
            ref char end = ref Unsafe.Add(ref start, text.Length - (2 * CharactersOfWord));
            hash = Multiply(hash ^ ReadWord(ref start), SecondSeed ^ ReadWord(ref Unsafe.Add(ref start, CharactersOfWord)))
                ^ Multiply(ThirdSeed ^ ReadWord(ref end), FourthSeed ^ ReadWord(ref Unsafe.Add(ref end, CharactersOfWord)));
            return (uint)(hash ^ (hash >> 32));
        }

        if (text.Length < CharactersOfWord)
        {
            foreach (char character in text)
            {
                hash = Mix(hash, character);
            }
        }
        else
        {
            ref char start = ref MemoryMarshal.GetReference(text);
            int last = text.Length - CharactersOfWord;
            for (int index = 0; index < last; index += CharactersOfWord)
            {
                hash = Mix(hash, ReadWord(ref Unsafe.Add(ref start, index)));
            }

            hash = Mix(hash, ReadWord(ref Unsafe.Add(ref start, last)));
        }

        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong ReadWord(ref char first) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref first));

    private static ulong Mix(ulong hash, ulong word) => Multiply(hash ^ word, Factor);

    private static ulong Multiply(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }

    private static ulong NewSeed() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Slot(uint hash, string text)
    {
        public readonly uint Hash = hash;
        public readonly string? Text = text;
    }
}
