using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>Finds uses in files of which only the text is known: mark-up, and the files of other projects.</summary>
internal static class TextUsages
{
    public static void Collect(AdditionalText file, UsageClues clues, UsageLedger ledger, CancellationToken cancellationToken)
    {
        if (ledger.IsSettled || file.GetText(cancellationToken) is not { } text || clues.Words.PlacesIn(text) is not { } words)
        {
            return;
        }

        foreach (WordPlace word in words)
        {
            foreach (UsageClue clue in clues.Of(word.Word))
            {
                if (clue.PlaceAround(word, text) is { } place)
                {
                    Note(clue, place, text, ledger);
                }
            }
        }
    }

    /// <summary>Notes what a piece of text tells, wherever it stands.</summary>
    public static void Note(UsageClue clue, TextSpan place, SourceText text, UsageLedger ledger)
    {
        switch (clue.Kind)
        {
            case ClueKind.Member when TextMention.IsMember(place, text):
            case ClueKind.Key when TextMention.IsKey(clue, place, text):
            case ClueKind.End when TextMention.IsEnd(place, text):
            case ClueKind.Type or ClueKind.Beginning:
                foreach (int flag in clue.Flags)
                {
                    ledger.Use(flag);
                }

                break;
            case ClueKind.EvaluateAll when TextMention.IsMember(place, text):
                ledger.UseAll();
                break;
            default:
                break;
        }
    }
}
