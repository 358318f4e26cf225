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

    private static readonly ulong Seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

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

    /// <summary>Multiplies four characters at a time; the last four may have been there before.</summary>
    private static uint Hash(ReadOnlySpan<char> text)
    {
        ulong hash = Seed ^ (uint)text.Length;
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

    private static ulong Mix(ulong hash, ulong word)
    {
        ulong high = Math.BigMul(hash ^ word, Factor, out ulong low);
        return high ^ low;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Slot(uint hash, string text)
    {
        public readonly uint Hash = hash;
        public readonly string? Text = text;
    }
}
