using System.Globalization;
using System.Text;

namespace TypedFlags.Definitions;

/// <summary>Turns names of the file into C# names, and knows which names C# can use. Thread-safe; ordinal and culture-invariant.</summary>
public static class CSharpNames
{
    /// <summary>The longest identifier that the C# compiler takes, less room for what generated code adds to it.</summary>
    public const int MaxLength = 480;

    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float",
        "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new",
        "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    // Words that the language reserves only where a type is named.
    private static readonly HashSet<string> s_wordsNoTypeCanHave = new(StringComparer.Ordinal)
    {
        "allows", "await", "dynamic", "extension", "field", "file", "global", "managed", "nint", "notnull", "nuint", "partial", "record",
        "required", "scoped", "unmanaged", "var", "where", "yield",
    };

    /// <summary>
    /// The member of a key: words begin with a capital, the rest is unchanged, and whatever C# does not allow in a name (and
    /// <c>_</c>) separates words: <c>new_checkout_v2</c> gives <c>NewCheckoutV2</c>.
    /// </summary>
    /// <param name="key">Any text.</param>
    /// <returns>The name, without <c>@</c>; not necessarily one that C# can use: see <see cref="IsIdentifier"/>.</returns>
    public static string ToMemberName(string key)
    {
        StringBuilder name = new(key.Length);
        bool startsWord = true;
        foreach (char character in key)
        {
            if (character == '_' || !IsPart(character))
            {
                startsWord = true;
                continue;
            }

            name.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = false;
        }

        return name.ToString();
    }

    /// <summary>True where C# can use the text as a name as it stands or, for a keyword, after <c>@</c>.</summary>
    /// <param name="name">Any text.</param>
    public static bool IsIdentifier(string name)
    {
        if (name.Length is 0 or > MaxLength || !(name[0] == '_' || IsStart(name[0])))
        {
            return false;
        }

        foreach (char character in name)
        {
            if (!IsPart(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for the reserved words of C#, which stand in code only after <c>@</c>.</summary>
    /// <param name="name">Any text.</param>
    public static bool IsKeyword(string name) => s_keywords.Contains(name);

    /// <summary>
    /// True where a type can have the name: an identifier that is no keyword and no word special to types, and that neither is
    /// <c>_</c> nor begins with <c>__</c>, as what generated code keeps for itself does.
    /// </summary>
    /// <param name="name">Any text.</param>
    public static bool IsTypeName(string name) =>
        IsIdentifier(name)
        && !IsKeyword(name)
        && !s_wordsNoTypeCanHave.Contains(name)
        && name is not "_"
        && !name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>True for names such as <c>Contoso.Shop</c>, each part an identifier and no keyword.</summary>
    /// <param name="name">Any text.</param>
    public static bool IsNamespace(string name)
    {
        foreach (string part in name.Split('.'))
        {
            if (!IsIdentifier(part) || IsKeyword(part))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStart(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    // Format characters are left out though C# allows them: it ignores them when it compares names.
    private static bool IsPart(char character) =>
        IsStart(character)
        || CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
