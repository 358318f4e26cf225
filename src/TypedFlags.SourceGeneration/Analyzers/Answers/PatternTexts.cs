using Microsoft.CodeAnalysis.Operations;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>The constant texts in a pattern that an answer is held against.</summary>
internal static class PatternTexts
{
    /// <summary>The texts; of a tuple only those in the subject's place.</summary>
    public static IEnumerable<ComparedText> Of(IPatternOperation pattern, AnswerUse use) => Of(pattern, use.Kind, use.Place);

    private static IEnumerable<ComparedText> Of(IPatternOperation pattern, AnswerKind kind, int place) => pattern switch
    {
        INegatedPatternOperation negated => Of(negated.Pattern, kind, place),
        IBinaryPatternOperation binary => Of(binary.LeftPattern, kind, place).Concat(Of(binary.RightPattern, kind, place)),
        IRecursivePatternOperation tuple when place >= 0 =>
            place < tuple.DeconstructionSubpatterns.Length ? Of(tuple.DeconstructionSubpatterns[place], kind, place: -1) : [],
        IRecursivePatternOperation evaluation when kind == AnswerKind.Evaluation => evaluation.PropertySubpatterns.SelectMany(OfMember),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string text } } constant when place < 0 && kind != AnswerKind.Evaluation =>
            [new ComparedText(constant.Value.Syntax, text, kind)],
        _ => [],
    };

    private static IEnumerable<ComparedText> OfMember(IPropertySubpatternOperation member) => member.Member switch
    {
        IPropertyReferenceOperation { Property.Name: "Value" } => Of(member.Pattern, AnswerKind.Value, place: -1),
        IPropertyReferenceOperation { Property.Name: "Variant" } => Of(member.Pattern, AnswerKind.Variant, place: -1),
        _ => [],
    };
}
