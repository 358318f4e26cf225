namespace TypedFlags;

/// <summary>What keeps an explanation small whatever the flag. Past a limit it says how many more there are.</summary>
internal static class ExplanationLimits
{
    /// <summary>The longest text of a value, a salt or a name, in UTF-16 units.</summary>
    public const int TextLength = 80;

    /// <summary>Operands of a comparison, elements of a list, names in a sentence.</summary>
    public const int Items = 8;

    /// <summary>The longest message of an exception.</summary>
    public const int MessageLength = 500;

    /// <summary>Shares of a split.</summary>
    public const int Shares = 20;

    /// <summary>Rules shown that did not decide.</summary>
    public const int Rules = 20;

    /// <summary>Conditions shown of one rule.</summary>
    public const int ConditionsOfRule = 25;

    /// <summary>Conditions shown of all the rules that did not decide.</summary>
    public const int Conditions = 200;

    /// <summary>How deep conditions are shown inside others. With <see cref="PrerequisiteDepth"/> it keeps JSON within 64 levels.</summary>
    public const int ConditionDepth = 12;

    /// <summary>Prerequisites shown of one flag that did not decide.</summary>
    public const int Prerequisites = 20;

    /// <summary>How deep the prerequisites of prerequisites are shown with their steps.</summary>
    public const int PrerequisiteDepth = 5;

    /// <summary>Prerequisites shown with their steps, in one explanation.</summary>
    public const int FlagsWithSteps = 10;

    /// <summary>A text of at most <paramref name="length"/> units, one of them for the mark that there is more.</summary>
    public static string Shorten(ReadOnlySpan<char> text, int length = TextLength)
    {
        if (text.Length <= length)
        {
            return text.ToString();
        }

        // Not between the halves of a surrogate pair.
        int cut = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return $"{text[..cut]}…";
    }

    /// <summary>A value of which text and lists are shortened.</summary>
    public static AttributeValue Shorten(in AttributeValue value)
    {
        switch (value.Kind)
        {
            case AttributeValueKind.String:
                return Shorten(value.ToString());
            case AttributeValueKind.List:
                ReadOnlySpan<string?> items = value.AsSpan();
                string[] first = new string[Math.Min(items.Length, Items)];
                for (int index = 0; index < first.Length; index++)
                {
                    first[index] = Shorten(items[index]);
                }

                return first;
            default:
                return value;
        }
    }
}
