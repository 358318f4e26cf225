using System.Runtime.InteropServices;
using System.Text.Json;

namespace TypedFlags;

/// <summary>Refuses at a store's door what no store could keep, or give back as it was.</summary>
internal static class WriteCheck
{
    /// <summary>Checks a key, an id, a name or a comment.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many UTF-16 units it may have.</param>
    /// <param name="what">What the message calls it; begins a sentence.</param>
    /// <param name="parameter">The argument that it belongs to.</param>
    /// <exception cref="ArgumentException">It is empty or too long, or holds NUL or half of a surrogate pair.</exception>
    public static void Text(string text, int longest, string what, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Contains('\0'))
        {
            throw new ArgumentException($"{what} must have 1 to {longest} characters, none of them NUL.", parameter);
        }

        if (FindLoneSurrogate(text) is >= 0 and int place)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{what} is not Unicode text: its character {place + 1}, U+{(int)text[place]:X4}, is one half of a pair whose other half is missing. ")
                    + "It would not be the same when it is read again. Was a text cut in the middle of a character?",
                parameter);
        }
    }

    /// <summary>Checks a state.</summary>
    /// <exception cref="ArgumentException">It is no state, too large, or holds text that is not Unicode.</exception>
    public static void State(JsonElement state, string parameter)
    {
        if (state.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False or JsonValueKind.String or JsonValueKind.Number))
        {
            throw new ArgumentException(
                $"A flag's state is a JSON object of state properties, or a value to serve, not {JsonScalars.Describe(state)}. To go back to flags.yaml, leave the state out.", parameter);
        }

        ReadOnlySpan<byte> text = JsonMarshal.GetRawUtf8Value(state);
        if (text.Length > FlagStore.MaxStateBytes)
        {
            throw new ArgumentException($"The state has {text.Length} bytes; {FlagStore.MaxStateBytes} is the most that one flag or tenant may have.", parameter);
        }

        if (!IsUnicode(text, out long place))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The state holds a text that is not Unicode, behind byte {place}: one half of a pair such as \\ud800, or bytes that are no UTF-8. ")
                    + "It would not be the same when it is read again. Was the id of a user cut in the middle of a character?",
                parameter);
        }
    }

    private static int FindLoneSurrogate(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return index;
            }

            index++;
        }

        return -1;
    }

    private static bool IsUnicode(ReadOnlySpan<byte> json, out long place)
    {
        // What is nested deeper than the reader goes is for the store to refuse.
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        place = 0;
        try
        {
            while (reader.Read())
            {
                place = reader.TokenStartIndex;
                if (reader.TokenType is (JsonTokenType.String or JsonTokenType.PropertyName) && !IsUnicode(ref reader))
                {
                    return false;
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <exception cref="InvalidOperationException">It holds half of a pair, escaped.</exception>
    private static bool IsUnicode(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? reader.GetString() is not null : System.Text.Unicode.Utf8.IsValid(reader.ValueSpan);
}
