using System.Collections.Immutable;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Uses;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>Words what is wrong with a text, and finds what was probably meant.</summary>
internal static class VariantTextMessage
{
    private const int MaxListed = 8;

    /// <summary>The text that would be right in its place, or null.</summary>
    public static string? Suggest(FlagTexts texts, ComparedText compared)
    {
        // The other name of the same variant is meant exactly.
        ImmutableArray<string> right = texts.Of(compared.Kind);
        int other = OtherSide(texts, compared).IndexOf(compared.Text);
        if (other >= 0 && other < right.Length)
        {
            return right[other];
        }

        return texts.Key is null && OfBoolean(compared.Text) is { } variant ? variant : NearName.Find(compared.Text, right);
    }

    /// <summary>One sentence or two.</summary>
    public static string Of(FlagTexts texts, ComparedText compared, string? suggestion)
    {
        string flag = texts.Key is null ? "A boolean flag" : "The flag " + Sentence.Quoted(texts.Key);
        string text = Sentence.Quoted(compared.Text);
        bool isOther = suggestion is not null && OtherSide(texts, compared).Contains(compared.Text);
        if (compared.Kind == AnswerKind.Value)
        {
            return isOther
                ? $"{flag} never has the value {text}, which is the name of a variant: its value is {Sentence.Quoted(suggestion!)}."
                : $"{flag} never has the value {text}; its values are {List(texts.Values)}.{DidYouMean(suggestion)}";
        }

        return isOther
            ? $"{flag} has no variant {text}, which is the value of the variant {Sentence.Quoted(suggestion!)}."
            : $"{flag} has no variant {text}; its variants are {List(texts.Variants)}.{DidYouMean(suggestion)}";
    }

    private static ImmutableArray<string> OtherSide(FlagTexts texts, ComparedText compared) =>
        compared.Kind == AnswerKind.Value ? texts.Variants : texts.Values;

    private static string? OfBoolean(string text) => text.ToLowerInvariant() switch
    {
        "on" or "true" or "yes" or "enabled" => "on",
        "off" or "false" or "no" or "disabled" => "off",
        _ => null,
    };

    private static string List(ImmutableArray<string> texts) =>
        string.Join(", ", texts.Take(MaxListed).Select(Sentence.Quoted)) + (texts.Length > MaxListed ? ", …" : "");

    private static string DidYouMean(string? suggestion) => suggestion is null ? "" : $" Did you mean {Sentence.Quoted(suggestion)}?";
}
