using System.Runtime.CompilerServices;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>Everything by which uses of a definition's flags are found, under one word each. Immutable, safe to share.</summary>
internal sealed class UsageClues
{
    private static readonly ConditionalWeakTable<FlagSetDefinition, UsageClues> Known = new();

    // Who has one of these and a list of all flags can ask for each of them.
    private static readonly string[] AskedByName = ["IFlagClient", "IFeatureManager", "IVariantFeatureManager", "IFeatureClient", "FeatureClient", "ILdClient", "LdClient", "IUnleash"];

    private readonly Dictionary<string, UsageClue[]> _clues;

    private UsageClues(FlagSetDefinition definition)
    {
        ClassName = definition.ClassName;
        List<UsageClue> clues = [];
        for (int index = 0; index < definition.Flags.Count; index++)
        {
            Add(clues, definition.Flags[index], [index]);
        }

        AddPieces(clues, definition);
        clues.Add(new UsageClue(ClueKind.EvaluateAll, "EvaluateAll", 0, []));
        clues.Add(new UsageClue(ClueKind.All, "All", 0, []));
        clues.AddRange(AskedByName.Select(static type => new UsageClue(ClueKind.ByName, type, 0, [])));
        _clues = clues.GroupBy(static clue => WordOf(clue), StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
        Words = new WordSet(_clues.Keys);
    }

    /// <summary>The generated class.</summary>
    public string ClassName { get; }

    /// <summary>The words to look for.</summary>
    public WordSet Words { get; }

    /// <summary>The clues of a definition, made once.</summary>
    public static UsageClues Of(FlagSetDefinition definition) => Known.GetValue(definition, static made => new UsageClues(made));

    /// <summary>What a word of <see cref="Words"/> may be part of.</summary>
    public UsageClue[] Of(string word) => _clues[word];

    private static void Add(List<UsageClue> clues, FlagDefinition flag, int[] index)
    {
        clues.Add(new UsageClue(ClueKind.Member, flag.MemberName, 0, index));
        if (!flag.Variants.IsEmpty)
        {
            clues.Add(new UsageClue(ClueKind.Type, flag.MemberName + "Variant", 0, index));
        }

        if (flag.Type == FlagValueType.Object)
        {
            clues.Add(new UsageClue(ClueKind.Type, flag.MemberName + "Value", 0, index));
        }

        (int start, _) = LongestWord(flag.Key);
        clues.Add(new UsageClue(ClueKind.Key, flag.Key, start, index));
    }

    private static void AddPieces(List<UsageClue> clues, FlagSetDefinition definition)
    {
        Dictionary<(ClueKind Kind, string Text), List<int>> pieces = [];
        for (int index = 0; index < definition.Flags.Count; index++)
        {
            string key = definition.Flags[index].Key;
            for (int position = 1; position < key.Length - 1; position++)
            {
                if (!char.IsLetterOrDigit(key[position]))
                {
                    Note(pieces, (ClueKind.Beginning, key.Substring(0, position + 1)), index);
                    Note(pieces, (ClueKind.End, key.Substring(position)), index);
                }
            }
        }

        foreach (KeyValuePair<(ClueKind Kind, string Text), List<int>> piece in pieces)
        {
            (int start, int length) = LongestWord(piece.Key.Text);
            if (length > 0)
            {
                clues.Add(new UsageClue(piece.Key.Kind, piece.Key.Text, start, [.. piece.Value]));
            }
        }
    }

    private static void Note(Dictionary<(ClueKind Kind, string Text), List<int>> pieces, (ClueKind Kind, string Text) piece, int flag)
    {
        if (!pieces.TryGetValue(piece, out List<int>? flags))
        {
            pieces.Add(piece, flags = []);
        }

        flags.Add(flag);
    }

    private static string WordOf(UsageClue clue)
    {
        (int start, int length) = LongestWord(clue.Text);
        return clue.Text.Substring(start, length);
    }

    // The set knows identifiers; of `checkout-layout` it finds `checkout`.
    private static (int Start, int Length) LongestWord(string text)
    {
        int bestStart = 0;
        int bestLength = 0;
        int start = 0;
        for (int position = 0; position <= text.Length; position++)
        {
            if (position < text.Length && WordSet.IsPartOfWord(text[position]))
            {
                continue;
            }

            if (position - start > bestLength)
            {
                (bestStart, bestLength) = (start, position - start);
            }

            start = position + 1;
        }

        return (bestStart, bestLength);
    }
}
