using System.Collections.Immutable;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>The texts that a flag's answer may have; state adds none, whoever provides it.</summary>
/// <param name="Key">The flag; null for any boolean one.</param>
/// <param name="Values">The values served; empty where any may be.</param>
/// <param name="Variants">The names of the variants, in the order of the values; empty where they are not known.</param>
/// <param name="Default">What is given where the flag can't be evaluated, besides the values; or null.</param>
internal sealed record FlagTexts(string? Key, ImmutableArray<string> Values, ImmutableArray<string> Variants, string? Default = null)
{
    /// <summary>Of boolean flags, whose variants have the same names everywhere.</summary>
    public static FlagTexts OfBoolean { get; } = new(null, [], ["on", "off"]);

    /// <summary>Of a flag with variants.</summary>
    public static FlagTexts Of(FlagInfo flag, FlagDefinition? own) =>
        new(flag.Key, flag.Values, own is null ? [] : [.. own.Variants.Select(static variant => variant.Name)]);

    /// <summary>The texts of one kind; empty where nothing is known.</summary>
    public ImmutableArray<string> Of(AnswerKind kind) => kind == AnswerKind.Value ? Values : Variants;

    /// <summary>True where an answer may equal the text, and where that is not known.</summary>
    public bool MayBe(AnswerKind kind, string text, StringComparison comparison)
    {
        ImmutableArray<string> texts = Of(kind);
        return texts.IsEmpty
            || texts.Any(candidate => string.Equals(candidate, text, comparison))
            || (kind == AnswerKind.Value && Default is not null && string.Equals(Default, text, comparison));
    }
}
