using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Methods of <see cref="string"/> whose answer is the same on every machine, in every culture.</summary>
internal static class TextMethods
{
    /// <summary>What a method answers; null where it is not one of them.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="operands">The text itself, if the method is not static, and the arguments; an enum as its number.</param>
    /// <param name="lastType">The type of the last of them.</param>
    public static object? Answer(string method, IReadOnlyList<object?> operands, ITypeSymbol? lastType)
    {
        if (lastType?.Name == nameof(StringComparison) && lastType.TypeKind == TypeKind.Enum)
        {
            return operands.Count == 3 && operands[2] is int number && (StringComparison)number is StringComparison.Ordinal or StringComparison.OrdinalIgnoreCase
                ? AnswerBy((StringComparison)(int)operands[2]!, method, operands[0], operands[1])
                : null;
        }

        return operands.Count switch
        {
            1 when operands[0] is string text => AnswerOf(method, text),
            2 when operands[1] is char character => operands[0] is string text ? AnswerOf(method, text, character) : null,
            2 when operands[0] is string or null && operands[1] is string or null => AnswerOf(method, (string?)operands[0], (string?)operands[1]),
            _ => null,
        };
    }

    private static object? AnswerOf(string method, string text) => method switch
    {
        "IsNullOrEmpty" => text.Length == 0,
        "IsNullOrWhiteSpace" => string.IsNullOrWhiteSpace(text),
        "ToString" => text,
        "ToLowerInvariant" => text.ToLowerInvariant(),
        "ToUpperInvariant" => text.ToUpperInvariant(),
        "Trim" => text.Trim(),
        _ => null,
    };

    private static object? AnswerOf(string method, string text, char character) => method switch
    {
        "StartsWith" => text.Length > 0 && text[0] == character,
        "EndsWith" => text.Length > 0 && text[text.Length - 1] == character,
        "Contains" => text.IndexOf(character) >= 0,
        _ => null,
    };

    private static object? AnswerOf(string method, string? left, string? right) => method switch
    {
        "Equals" => string.Equals(left, right, StringComparison.Ordinal),
        "CompareOrdinal" => Math.Sign(string.CompareOrdinal(left, right)),
        "Contains" when left is not null && right is not null => left.IndexOf(right, StringComparison.Ordinal) >= 0,
        _ => null,
    };

    private static object? AnswerBy(StringComparison comparison, string method, object? left, object? right) => (method, left, right) switch
    {
        ("Equals", var first and (string or null), var second and (string or null)) => string.Equals((string?)first, (string?)second, comparison),
        ("Compare", var first and (string or null), var second and (string or null)) => Math.Sign(string.Compare((string?)first, (string?)second, comparison)),
        ("StartsWith", string text, string part) => text.StartsWith(part, comparison),
        ("EndsWith", string text, string part) => text.EndsWith(part, comparison),
        ("Contains", string text, string part) => text.IndexOf(part, comparison) >= 0,
        _ => null,
    };
}
