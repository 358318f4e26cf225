using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Writes what an answer is from now on.</summary>
internal static class AnswerExpression
{
    /// <summary>The literal, or the variant's member, in the place of an expression; null where C# has no word for it.</summary>
    public static ExpressionSyntax? Of(FlagMeaning meaning, ExpressionSyntax place, PinnedFlag flag, SemanticModel model) =>
        (meaning.Kind, meaning.Wrapper) switch
        {
            (MeaningKind.Value, AnswerWrapper.None) => Literal(meaning.Value, meaning.Type),
            (MeaningKind.Variant, AnswerWrapper.None) => Member(place, flag, model),
            (MeaningKind.Value, AnswerWrapper.Task or AnswerWrapper.ValueTask) => Literal(meaning.Value, meaning.Type) is { } value ? TaskExpression.Of(value, meaning, place, model) : null,
            _ => null,
        };

    private static ExpressionSyntax? Literal(object? value, AnswerType type) => (value, type) switch
    {
        (bool flag, _) => Known.Boolean(flag),
        (string text, _) => Known.Literal(text),
        (long number, AnswerType.Int64) => Known.Mark(Number(number.ToString(CultureInfo.InvariantCulture) + "L")),
        (long number, _) => number is >= int.MinValue and <= int.MaxValue ? Known.Literal(number) : null,
        (double number, AnswerType.Single) => Known.Mark(Number(((float)number).ToString("R", CultureInfo.InvariantCulture) + "F")),
        (double number, AnswerType.Decimal) => Known.Mark(Number(((decimal)number).ToString(CultureInfo.InvariantCulture) + "M")),
        (double number, _) => Known.Literal(number),
        _ => null,
    };

    private static ExpressionSyntax Number(string text) => SyntaxFactory.ParseExpression(text);

    // The enum goes with the flag: whoever compares with it, or switches on it, folds it away.
    private static ExpressionSyntax? Member(ExpressionSyntax place, PinnedFlag flag, SemanticModel model)
    {
        if (flag.Variants.FirstOrDefault(variant => variant.Name == flag.Variant) is not { } kept)
        {
            return null;
        }

        string type = model.GetTypeInfo(place).Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } symbol
            ? symbol.ToMinimalDisplayString(model, place.SpanStart)
            : "Flags." + flag.MemberName + "Variant";
        string member = SyntaxFacts.GetKeywordKind(kept.MemberName) == SyntaxKind.None ? kept.MemberName : "@" + kept.MemberName;
        return Known.Variant(SyntaxFactory.ParseExpression(type + "." + member), kept.Name);
    }
}
