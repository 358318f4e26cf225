using System.Text;

namespace TypedFlags.Definitions.Naming;

/// <summary>How a team writes its keys; <c>policy: naming</c>.</summary>
internal enum NamingStyle
{
    /// <summary><c>new_checkout</c>.</summary>
    SnakeCase,

    /// <summary><c>new-checkout</c>.</summary>
    KebabCase,

    /// <summary>As they come.</summary>
    Any,
}

/// <summary>Holds keys against a <see cref="NamingStyle"/>.</summary>
internal static class NamingStyles
{
    /// <summary>True where the key is words of small letters and digits, beginning with a letter, one separator between them.</summary>
    public static bool Allows(this NamingStyle style, string key)
    {
        if (style == NamingStyle.Any)
        {
            return true;
        }

        char separator = SeparatorOf(style);
        char previous = separator;
        foreach (char character in key)
        {
            bool isAllowed = character == separator ? previous != separator : IsSmall(character) || char.IsDigit(character);
            if (!isAllowed)
            {
                return false;
            }

            previous = character;
        }

        return previous != separator && !char.IsDigit(key[0]);
    }

    /// <summary>The key in the style, or null where it can't be written so: a few letters have no small form.</summary>
    public static string? Rewrite(this NamingStyle style, string key)
    {
        char separator = SeparatorOf(style);
        StringBuilder result = new(key.Length + 4);
        bool afterSmall = false;
        for (int index = 0; index < key.Length; index++)
        {
            char character = key[index];
            if (!char.IsLetterOrDigit(character))
            {
                afterSmall = false;
                AppendSeparator(result, separator);
                continue;
            }

            bool isCapital = char.IsUpper(character);
            bool beforeSmall = index + 1 < key.Length && IsSmall(key[index + 1]);
            if (isCapital && (afterSmall || (beforeSmall && index > 0 && char.IsUpper(key[index - 1]))))
            {
                AppendSeparator(result, separator);
            }

            result.Append(char.ToLowerInvariant(character));
            afterSmall = !isCapital;
        }

        if (result.Length > 0 && result[result.Length - 1] == separator)
        {
            result.Length--;
        }

        string rewritten = result.ToString();
        return rewritten.Length > 0 && style.Allows(rewritten) ? rewritten : null;
    }

    /// <summary>The style's name in the file.</summary>
    public static string NameOf(this NamingStyle style) => style switch
    {
        NamingStyle.SnakeCase => "snake_case",
        NamingStyle.KebabCase => "kebab-case",
        _ => "any",
    };

    private static void AppendSeparator(StringBuilder result, char separator)
    {
        if (result.Length > 0 && result[result.Length - 1] != separator)
        {
            result.Append(separator);
        }
    }

    private static char SeparatorOf(NamingStyle style) => style == NamingStyle.KebabCase ? '-' : '_';

    private static bool IsSmall(char character) => char.IsLetter(character) && !char.IsUpper(character);
}
