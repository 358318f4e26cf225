using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>
/// Finds uses in a C# file. What the text and the syntax prove is not asked again; the meaning is looked up only of names that may as
/// well be something else, and only of flags for which nothing is proven yet.
/// </summary>
internal static class CodeUsages
{
    public static void Collect(SemanticModel model, UsageClues clues, UsageLedger ledger, CancellationToken cancellationToken)
    {
        if (ledger.IsSettled || OwnGeneratedCode.Is(model.SyntaxTree))
        {
            return;
        }

        SourceText text = model.SyntaxTree.GetText(cancellationToken);
        if (clues.Words.PlacesIn(text) is not { } words)
        {
            return;
        }

        SyntaxNode root = model.SyntaxTree.GetRoot(cancellationToken);
        List<(SimpleNameSyntax Name, UsageClue Clue)> doubtful = [];
        foreach (WordPlace word in words)
        {
            foreach (UsageClue clue in clues.Of(word.Word))
            {
                if (!IsNews(clue, ledger) || clue.PlaceAround(word, text) is not { } place)
                {
                    continue;
                }

                SyntaxToken token = root.FindToken(place.Start);
                if (!token.Span.Contains(place))
                {
                    NoteOutsideOfCode(root, clue, place, text, ledger);
                }
                else if (StringTokens.Contains(token))
                {
                    NoteText(clue, place, text, ledger);
                }
                else if (token.Parent is SimpleNameSyntax name && NoteName(clue, name, clues.ClassName, ledger))
                {
                    doubtful.Add((name, clue));
                }
                else if (clue is { Kind: ClueKind.Key, IsDistinctive: true })
                {
                    // An enum whose names are keys.
                    Use(clue, ledger);
                }
            }
        }

        foreach ((SimpleNameSyntax name, UsageClue clue) in doubtful)
        {
            Settle(model, name, clue, ledger, cancellationToken);
        }
    }

    private static bool IsNews(UsageClue clue, UsageLedger ledger) => clue.Kind switch
    {
        ClueKind.EvaluateAll or ClueKind.All or ClueKind.ByName => true,
        _ => Array.Exists(clue.Flags, flag => !ledger.IsUsed(flag)),
    };

    // Code that another configuration compiles, or that could not be parsed; comments are no code.
    private static void NoteOutsideOfCode(SyntaxNode root, UsageClue clue, TextSpan place, SourceText text, UsageLedger ledger)
    {
        if (root.FindTrivia(place.Start).Kind() is SyntaxKind.DisabledTextTrivia or SyntaxKind.SkippedTokensTrivia)
        {
            TextUsages.Note(clue, place, text, ledger);
        }
    }

    private static void NoteText(UsageClue clue, TextSpan place, SourceText text, UsageLedger ledger)
    {
        if (clue.Kind is ClueKind.Key or ClueKind.Beginning or ClueKind.End)
        {
            TextUsages.Note(clue, place, text, ledger);
        }
        else if (clue.Kind == ClueKind.Member && TextMention.IsMemberAsText(clue, place, text))
        {
            Use(clue, ledger);
        }
    }

    /// <summary>Notes what a name tells; true where its meaning must be looked up.</summary>
    private static bool NoteName(UsageClue clue, SimpleNameSyntax name, string className, UsageLedger ledger)
    {
        switch (clue.Kind)
        {
            case ClueKind.Type:
            case ClueKind.Key when clue.IsDistinctive:
                Use(clue, ledger);
                return false;
            case ClueKind.Member:
                NameShape shape = NameShapes.Of(name, className);
                if (shape == NameShape.OfFlags)
                {
                    Use(clue, ledger);
                }

                return shape == NameShape.Doubtful;
            case ClueKind.All when NameShapes.Of(name, className) == NameShape.OfFlags:
                ledger.List();
                return false;
            case ClueKind.ByName:
                ledger.AskByName();
                return false;
            default:
                return clue.Kind == ClueKind.EvaluateAll;
        }
    }

    private static void Settle(
        SemanticModel model, SimpleNameSyntax name, UsageClue clue, UsageLedger ledger, CancellationToken cancellationToken)
    {
        if (clue.Kind == ClueKind.EvaluateAll)
        {
            if (!ledger.IsSettled && NameMeaning.MayEvaluateAll(model, name, cancellationToken))
            {
                ledger.UseAll();
            }
        }
        else if (IsNews(clue, ledger)
            && (!ledger.MayAsk(clue.Flags[0]) || NameMeaning.MayBeFlag(model, name, cancellationToken)))
        {
            Use(clue, ledger);
        }
    }

    private static void Use(UsageClue clue, UsageLedger ledger)
    {
        foreach (int flag in clue.Flags)
        {
            ledger.Use(flag);
        }
    }
}
