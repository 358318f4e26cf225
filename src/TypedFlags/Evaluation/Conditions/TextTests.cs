using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TypedFlags;

/// <summary><c>eq</c> and <c>in</c> of text.</summary>
internal sealed class TextEqualsTest(string[] operands, bool ignoreCase) : ValueTest
{
    private readonly StringSet _operands = new(operands, ignoreCase);

    /// <summary>The operand, where there is one only and it is compared as it is.</summary>
    private readonly string? _only = operands.Length == 1 && !ignoreCase ? operands[0] : null;

    public override bool Matches(in AttributeValue value)
    {
        if (value.HeldText is not { } text)
        {
            return MatchesWritten(in value);
        }

        return _only is { } only ? TextEquality.AreEqual(only, text) : _operands.Contains(text);
    }

    // Apart, so that text which is there pays for no buffer.
    private bool MatchesWritten(in AttributeValue value)
    {
        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        return value.TryGetText(buffer, out ReadOnlySpan<char> text) && _operands.Contains(text);
    }

    public override TestDescription Describe() => TestDescription.OfEquality(operands, static operand => operand, ignoreCase);
}

/// <summary><c>contains</c>, <c>starts_with</c> and <c>ends_with</c> of text.</summary>
internal sealed class TextPartTest(ConditionOperator @operator, string[] operands, bool ignoreCase) : ValueTest
{
    private readonly StringComparison _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public override bool Matches(in AttributeValue value)
    {
        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        if (!value.TryGetText(buffer, out ReadOnlySpan<char> text))
        {
            return false;
        }

        foreach (string operand in operands)
        {
            bool found = @operator switch
            {
                ConditionOperator.StartsWith => text.StartsWith(operand, _comparison),
                ConditionOperator.EndsWith => text.EndsWith(operand, _comparison),
                _ => text.Contains(operand, _comparison),
            };
            if (found)
            {
                return true;
            }
        }

        return false;
    }

    public override TestDescription Describe() => TestDescription.Of(
        TestDescription.NameOf(@operator),
        @operator == ConditionOperator.Contains ? "not_contains" : null,
        operands,
        static operand => operand,
        ignoreCase);
}

/// <summary>
/// <c>matches</c>: .NET's NonBacktracking engine, culture-invariant and unanchored. What takes longer than 100 ms, for all patterns together,
/// and text longer than 10,000 characters, does not match.
/// </summary>
internal sealed class TextPatternTest(string[] patterns, bool ignoreCase) : ValueTest
{
    private const int LongestText = 10_000;

    /// <summary>As in the file.</summary>
    private const int LongestPattern = 1_000;

    /// <summary>Patterns up to this size never take long for a character, whatever the text.</summary>
    private const int LargestLight = 50;

    private const string TookTooLong = "the pattern took longer than 100 ms";

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private readonly bool _isHeavy = Array.Exists(patterns, static pattern => PatternSize.Estimate(pattern) > LargestLight);

    private Regex[]? _compiled;

    /// <summary>Why a pattern can't be used, or null. The compiled definitions were checked by the build.</summary>
    public string? FindProblem()
    {
        if (Array.Exists(patterns, static pattern => pattern.Length > LongestPattern))
        {
            return $"it has more than {LongestPattern} characters.";
        }

        try
        {
            Compile();
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return exception.Message;
        }
    }

    public override bool Matches(in AttributeValue value) => Matches(in value, out _);

    public override bool Matches(in AttributeValue value, out string? remark)
    {
        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        remark = null;
        if (!value.TryGetText(buffer, out ReadOnlySpan<char> text))
        {
            return false;
        }

        if (text.Length > LongestText)
        {
            remark = "the text is too long for patterns";
            return false;
        }

        try
        {
            Regex[] compiled = Volatile.Read(ref _compiled) ?? Compile();

            // A single light pattern is left to the engine's clock alone.
            bool isTimed = _isHeavy || compiled.Length > 1;
            long start = isTimed ? Stopwatch.GetTimestamp() : 0;
            foreach (Regex pattern in compiled)
            {
                if ((_isHeavy && !TryPieces(pattern, text, start)) || (isTimed && Stopwatch.GetElapsedTime(start) > Longest))
                {
                    remark = TookTooLong;
                    return false;
                }

                if (pattern.IsMatch(text))
                {
                    return true;
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Too slow is no match, as promised; the caller must not wait or fail because of a pattern.
            remark = TookTooLong;
        }

        return false;
    }

    public override TestDescription Describe() =>
        TestDescription.Of("matches", negation: null, patterns, static pattern => pattern, ignoreCase);

    /// <summary>
    /// The engine looks at the clock only once in about a thousand characters, and of a large pattern each of those can take milliseconds. So
    /// the text is tried from its beginning in growing pieces: what the engine worked out for one it remembers for the next. Whether a piece
    /// matches says nothing; only the whole text gives the answer.
    /// </summary>
    /// <returns>False where the time since <paramref name="start"/> was over before the end of the text.</returns>
    private static bool TryPieces(Regex pattern, ReadOnlySpan<char> text, long start)
    {
        const int FirstPiece = 16;
        for (int length = FirstPiece; length < text.Length; length += length / 8)
        {
            pattern.IsMatch(text[..length]);
            if (Stopwatch.GetElapsedTime(start) > Longest)
            {
                return false;
            }
        }

        return true;
    }

    private Regex[] Compile()
    {
        RegexOptions options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        if (ignoreCase)
        {
            options |= RegexOptions.IgnoreCase;
        }

        Regex[] compiled = Array.ConvertAll(patterns, pattern => new Regex(pattern, options, Longest));
        Volatile.Write(ref _compiled, compiled);
        return compiled;
    }
}

/// <summary><c>contains</c> of a list: at least one of the operands is an element.</summary>
internal sealed class ListContainsTest(string[] operands, bool ignoreCase) : ValueTest
{
    private readonly StringSet _operands = new(operands, ignoreCase);

    public override bool Matches(in AttributeValue value) =>
        value.Storage == AttributeStorage.UntypedText ? _operands.Contains(value.HeldText) : _operands.ContainsAny(in value);

    public override TestDescription Describe() =>
        TestDescription.Of("contains", "not_contains", operands, static operand => operand, ignoreCase);
}
