using System.Buffers;
using System.Globalization;

namespace TypedFlags;

/// <summary>How large a regular expression is when its counted repetitions are written out: what the engine works with.</summary>
internal static class PatternSize
{
    private const int Largest = int.MaxValue / 2;

    private static readonly SearchValues<char> OptionCharacters = SearchValues.Create("imnsxIMNSX+-");

    /// <summary>About the number of characters and classes; never less than there are.</summary>
    public static int Estimate(ReadOnlySpan<char> pattern)
    {
        if (HidesItsShape(pattern))
        {
            return Largest;
        }

        // The sizes of the groups around the place, of what precedes the last atom in its group, and of that atom.
        Stack<long> around = [];
        long before = 0;
        long atom = 0;
        for (int index = 0; index < pattern.Length; index++)
        {
            switch (pattern[index])
            {
                case '(':
                    around.Push(before + atom);
                    before = 0;
                    atom = 0;
                    break;
                case ')':
                    atom = before + atom;
                    around.TryPop(out before);
                    break;
                case '{' when TryReadCount(pattern, ref index, out int count):
                    atom *= count;
                    break;
                case '*' or '+' or '?':
                    break;
                default:
                    before += atom;
                    atom = 1;
                    SkipAtom(pattern, ref index);
                    break;
            }

            if (before + atom > Largest)
            {
                return Largest;
            }
        }

        while (around.TryPop(out long outer))
        {
            before += outer;
        }

        return (int)Math.Min(before + atom, Largest);
    }

    /// <summary>
    /// True where it may take the engine's own parser to see what a count belongs to or where a class ends: comments, which may stand before a
    /// count or hold brackets, as may spaces under the option <c>x</c>; control characters such as <c>\c[</c>; and <c>[::]</c> in a class. All
    /// of them are rare, so whatever looks like one counts.
    /// </summary>
    private static bool HidesItsShape(ReadOnlySpan<char> pattern)
    {
        if (pattern.Contains("(?#", StringComparison.Ordinal)
            || pattern.Contains("\\c", StringComparison.Ordinal)
            || pattern.Contains("[:", StringComparison.Ordinal))
        {
            return true;
        }

        const string Opening = "(?";
        for (int start = pattern.IndexOf(Opening); start >= 0; start = pattern.IndexOf(Opening))
        {
            pattern = pattern[(start + Opening.Length)..];
            int length = pattern.IndexOfAnyExcept(OptionCharacters);
            if (pattern[..(length < 0 ? pattern.Length : length)].ContainsAny('x', 'X'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>To the last character of an escape or a class.</summary>
    private static void SkipAtom(ReadOnlySpan<char> pattern, ref int index)
    {
        if (pattern[index] == '\\')
        {
            index++;
            if (index < pattern.Length && pattern[index] is 'p' or 'P' && pattern[index..].IndexOf('}') is > 0 and int end)
            {
                index += end;
            }
        }
        else if (pattern[index] == '[')
        {
            index += index + 1 < pattern.Length && pattern[index + 1] == '^' ? 2 : 1;

            // A bracket that comes first stands for itself.
            index += index < pattern.Length && pattern[index] == ']' ? 1 : 0;
            while (index < pattern.Length && pattern[index] != ']')
            {
                index += pattern[index] == '\\' ? 2 : 1;
            }
        }
    }

    /// <summary>Reads <c>{3}</c>, <c>{3,}</c> or <c>{3,7}</c>: the larger number, of an open one one more. Anything else is plain text.</summary>
    private static bool TryReadCount(ReadOnlySpan<char> pattern, ref int index, out int count)
    {
        count = 0;
        int end = pattern[index..].IndexOf('}');
        if (end < 2)
        {
            return false;
        }

        ReadOnlySpan<char> inside = pattern.Slice(index + 1, end - 1);
        int comma = inside.IndexOf(',');
        ReadOnlySpan<char> least = comma < 0 ? inside : inside[..comma];
        ReadOnlySpan<char> most = comma < 0 ? inside : inside[(comma + 1)..];
        if (least.ContainsAnyExceptInRange('0', '9') || most.ContainsAnyExceptInRange('0', '9') || !TryParse(least, out int atLeast))
        {
            return false;
        }

        count = most.IsEmpty ? atLeast : TryParse(most, out int atMost) ? atMost : int.MaxValue;
        count = Math.Max(1, most.IsEmpty && count < int.MaxValue ? count + 1 : count);
        index += end;
        return true;
    }

    private static bool TryParse(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
