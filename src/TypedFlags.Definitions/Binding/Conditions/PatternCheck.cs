using System.Text.RegularExpressions;

namespace TypedFlags.Definitions.Binding;

/// <summary>Checks regular expressions against what the runtime's engine, .NET NonBacktracking, can do.</summary>
internal sealed class PatternCheck
{
    /// <summary>The longest pattern.</summary>
    public const int MaxLength = 1_000;

    // RegexOptions.NonBacktracking, which netstandard2.0 does not name, but .NET 7 and newer know.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    // To set up the engine for one pattern takes many times as long as to read the pattern.
    private const int CostOfSettingUp = 100;

    private static readonly bool s_hostKnowsTheEngine = HostKnowsTheEngine();
    private readonly Dictionary<string, string?> _checked = new(StringComparer.Ordinal);
    private int _engineBudget = 200_000;

    /// <summary>Why the pattern can't be used, as a sentence, or null where it can.</summary>
    public string? WhyNot(string pattern)
    {
        if (!_checked.TryGetValue(pattern, out string? reason))
        {
            reason = Check(pattern);
            _checked.Add(pattern, reason);
        }

        return reason;
    }

    /// <summary>What the engine can't do, found in the text: for hosts that don't have the engine.</summary>
    internal static string? FindUnsupported(string pattern)
    {
        bool isInClass = false;
        for (int index = 0; index < pattern.Length; index++)
        {
            char character = pattern[index];
            if (character == '\\')
            {
                index++;
                char escaped = index < pattern.Length ? pattern[index] : '\0';
                if (!isInClass && escaped is (>= '1' and <= '9') or 'k' or 'G')
                {
                    return escaped == 'G' ? "it has '\\G', an anchor at the last match." : "it has a backreference.";
                }
            }
            else if (isInClass)
            {
                isInClass = character != ']';
            }
            else if (character == '[')
            {
                isInClass = true;

                // A bracket that comes first stands for itself.
                index += Follows(pattern, index, "^]") ? 2 : Follows(pattern, index, "]") ? 1 : 0;
            }
            else if (character == '(' && Follows(pattern, index, "?") && UnsupportedGroup(pattern, index + 2) is { } group)
            {
                return group;
            }
        }

        return null;
    }

    private static string? UnsupportedGroup(string pattern, int index)
    {
        switch (index < pattern.Length ? pattern[index] : '\0')
        {
            case '=' or '!':
                return "it has a lookahead.";
            case '>':
                return "it has an atomic group.";
            case '(':
                return "it has a conditional.";
            case '<' when Follows(pattern, index, "=") || Follows(pattern, index, "!"):
                return "it has a lookbehind.";
            case '<' or '\'':
                int end = pattern.IndexOfAny(['>', '\''], index + 1);
                return end > 0 && pattern.IndexOf('-', index, end - index) >= 0 ? "it has a balancing group." : null;
            default:
                return null;
        }
    }

    // Thousands of patterns are read as on a host without the engine.
    private bool MayAskTheEngine(string pattern)
    {
        _engineBudget -= Math.Min(_engineBudget, CostOfSettingUp + pattern.Length);
        return s_hostKnowsTheEngine && _engineBudget > 0;
    }

    private string? Check(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            return $"it has more than {MaxLength} characters.";
        }

        try
        {
            bool asksTheEngine = MayAskTheEngine(pattern);
            RegexOptions options = RegexOptions.CultureInvariant | (asksTheEngine ? NonBacktracking : RegexOptions.None);
            _ = new Regex(pattern, options, TimeSpan.FromMilliseconds(100));
            return asksTheEngine ? null : FindUnsupported(pattern);
        }
        catch (ArgumentException exception)
        {
            return OneSentence(exception.Message);
        }
        catch (NotSupportedException)
        {
            return FindUnsupported(pattern) ?? "it is too large for the NonBacktracking engine.";
        }
    }

    // The framework's message is "Invalid pattern '…' at offset 2. Not enough )'s."; ours shows the pattern already.
    private static string OneSentence(string message)
    {
        int offset = message.LastIndexOf(" at offset ", StringComparison.Ordinal);
        int reason = offset < 0 ? -1 : message.IndexOf(". ", offset, StringComparison.Ordinal);
        return Say.OnOneLine(message.Substring(reason < 0 ? 0 : reason + 2).TrimEnd('.')) + ".";
    }

    private static bool Follows(string pattern, int index, string text) =>
        string.CompareOrdinal(pattern, index + 1, text, 0, text.Length) == 0;

    private static bool HostKnowsTheEngine()
    {
        try
        {
            _ = new Regex("a", NonBacktracking, TimeSpan.FromMilliseconds(100));
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
