using System.Buffers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlags.SourceGeneration.Analyzers.Words;

/// <summary>
/// The identifiers that an analyzer cares for, and where they stand in a file. The text is searched, not the syntax: looking at every
/// node, let alone its meaning, would cost more than all rules may. Immutable, safe to share.
/// </summary>
internal sealed class WordSet
{
    private readonly string?[] _table;
    private readonly int[] _hashes;
    private readonly int _mask;

    /// <summary>Makes a set.</summary>
    /// <param name="words">Identifiers or keywords, without <c>@</c>; repeated ones count once.</param>
    public WordSet(IEnumerable<string> words)
    {
        HashSet<string> distinct = new(words, StringComparer.Ordinal);
        distinct.Remove("");
        Count = distinct.Count;
        int size = 8;
        while (size < 4 * Count)
        {
            size *= 2;
        }

        _table = new string?[size];
        _hashes = new int[size];
        _mask = size - 1;
        foreach (string word in distinct)
        {
            int hash = Hash(word.AsSpan());
            int slot = hash & _mask;
            while (_table[slot] is not null)
            {
                slot = (slot + 1) & _mask;
            }

            _table[slot] = word;
            _hashes[slot] = hash;
        }
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; }

    /// <summary>True where the word is in the set.</summary>
    public bool Contains(string word) => Find(word.AsSpan()) is not null;

    /// <summary>
    /// The tokens of a file that are these words, in order. Words in comments, in strings and in code that is switched off are not
    /// tokens; nor is what documentation refers to.
    /// </summary>
    /// <param name="tree">The file.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IEnumerable<SyntaxToken> FindIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Count == 0)
        {
            yield break;
        }

        List<WordPlace>? places = PlacesIn(tree.GetText(cancellationToken));
        if (places is null)
        {
            yield break;
        }

        SyntaxNode root = tree.GetRoot(cancellationToken);
        foreach ((TextSpan span, _) in places)
        {
            SyntaxToken token = root.FindToken(span.Start);

            // `@word` is the same identifier, one character longer.
            if (token.Span == span || (token.SpanStart == span.Start - 1 && token.Span.End == span.End && token.Text[0] == '@'))
            {
                yield return token;
            }
        }
    }

    /// <summary>Where the words stand in a text, in order, be it code or not; null for nowhere.</summary>
    public List<WordPlace>? PlacesIn(SourceText text)
    {
        List<WordPlace>? places = null;
        char[] characters = ArrayPool<char>.Shared.Rent(text.Length + 1);
        try
        {
            text.CopyTo(0, characters, 0, text.Length);

            // Ends the last word.
            characters[text.Length] = ' ';
            ReadOnlySpan<char> span = characters.AsSpan(0, text.Length + 1);
            Collect(span, ref places);
            EscapedWords.Collect(span, this, ref places);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }

        return places;
    }

    /// <summary>The word of the set that these characters are, or null.</summary>
    internal string? Find(ReadOnlySpan<char> word) => Find(word, Hash(word));

    /// <summary>True for what words are made of: also letters outside ASCII, and whatever else is there.</summary>
    // What is no letter there, such as a dash, only makes a word that no set has.
    internal static bool IsPartOfWord(char character) =>
        (uint)((character | 0x20) - 'a') <= 'z' - 'a' || (uint)(character - '0') <= 9 || character == '_' || character >= 0x80;

    private void Collect(ReadOnlySpan<char> text, ref List<WordPlace>? places)
    {
        int position = 0;
        while (position < text.Length)
        {
            if (!IsPartOfWord(text[position]))
            {
                position++;
                continue;
            }

            int start = position;
            int hash = 0;
            do
            {
                hash = Combine(hash, text[position]);
                position++;
            }
            while (position < text.Length && IsPartOfWord(text[position]));

            if (Find(text.Slice(start, position - start), hash) is { } word)
            {
                places ??= [];
                places.Add(new WordPlace(TextSpan.FromBounds(start, position), word));
            }
        }
    }

    private string? Find(ReadOnlySpan<char> word, int hash)
    {
        for (int slot = hash & _mask; _table[slot] is { } candidate; slot = (slot + 1) & _mask)
        {
            if (_hashes[slot] == hash && word.SequenceEqual(candidate.AsSpan()))
            {
                return candidate;
            }
        }

        return null;
    }

    private static int Hash(ReadOnlySpan<char> word)
    {
        int hash = 0;
        foreach (char character in word)
        {
            hash = Combine(hash, character);
        }

        return hash;
    }

    private static int Combine(int hash, char character) => unchecked((hash * 31) + character);
}
