namespace TypedFlags.Definitions.Syntax;

/// <summary>
/// Says in the language of a person who edits flags what YamlDotNet says in a parser's, and points at the place to
/// change rather than the one where the parser noticed.
/// </summary>
internal sealed class SyntaxErrorText(string text, int start, int end)
{
    /// <summary>The message for something that should not be here.</summary>
    public static SyntaxMistake Unexpected(string text, int position) => Mistake(
        LineFrom(text, position), "This is not valid YAML. Check the quotes, brackets and indentation here and on the line above.");

    /// <param name="message">YamlDotNet's message; empty where it had none.</param>
    /// <param name="from">Where the faulty construct starts, as far as known.</param>
    /// <param name="to">Where the fault was noticed.</param>
    /// <param name="openFlow">Where the innermost open bracket stands, or -1.</param>
    public SyntaxMistake Describe(string message, int from, int to, int openFlow)
    {
        // An exception without a place claims the start of the text.
        from = Math.Min(Math.Max(from, start), end);
        to = Math.Min(Math.Max(to, from), end);

        // One of the exceptions about tabs has no place.
        bool isTab = Has(message, "invalid tab");
        if (FindTab(isTab ? start : from, isTab ? end : to, isEmptyLine: false) is { } tab)
        {
            return Mistake(tab, "A tab indents this line, and YAML allows only spaces there. Replace the tab.");
        }

        if (Has(message, " tab ") && FindTab(isTab ? start : from, isTab ? end : to, isEmptyLine: true) is { } stray)
        {
            return Mistake(stray, "A tab stands on this otherwise empty line. Remove it.");
        }

        if (Has(message, "expected ':'"))
        {
            return MissingColonAt(from);
        }

        if (Has(message, "found unexpected end of stream") || Has(message, "unexpected document indicator") || Has(message, "wrong indentation"))
        {
            return from < end && text[from] is '"' or '\''
                ? Mistake(RestOfLine(from), $"The quote that starts here is not closed. Add {(text[from] == '"' ? "'\"'" : "\"'\"")} at the end of the text.")
                : Unexpected(text, from);
        }

        if (Has(message, "escape") || Has(message, "hexadecimal") || Has(message, "surrogates"))
        {
            int escape = Math.Max(from, text.LastIndexOf('\\', Math.Min(to, text.Length - 1)));
            return Mistake(
                new TextRange(escape, Math.Min(2, end - escape)),
                "This is no escape that a double-quoted text knows. Write '\\\\' for a backslash, or use single quotes.");
        }

        if (Has(message, "mapping values are not allowed") || Has(message, "invalid mapping"))
        {
            // A line without its colon swallows the next.
            return LineAbove(to) is { } above && ColumnOf(above.Start) == ColumnOf(SkipSpaces(StartOfLine(to))) && !HasColon(above)
                ? MissingColon(above)
                : Mistake(
                    new TextRange(to, Math.Min(1, end - to)),
                    "This ':' starts a value where none can stand. Quote the text if the ':' belongs to it, else check this line's indentation and the line above.");
        }

        if (openFlow >= start && openFlow < end)
        {
            return Flow(openFlow, from);
        }

        if (Has(message, "cannot start any token"))
        {
            return Mistake(RestOfLine(from), "No value can start with this character. Quote the text.");
        }

        if (Has(message, "anchor") || Has(message, "alias"))
        {
            return Mistake(RestOfLine(from), "'&' and '*' start the name of an anchor or alias. Quote the text if it is none.");
        }

        if (Has(message, "tag"))
        {
            return Mistake(RestOfLine(from), "'!' starts a tag, and the flags language has none. Quote the text.");
        }

        if (Has(message, "expected key") || Has(message, "expected '-' indicator") || Has(message, "<document start>") || Has(message, "<document end>"))
        {
            return Misfit(from);
        }

        if (Has(message, "sequence entries are not allowed"))
        {
            return Mistake(LineFrom(text, from), "A '- ' can't start a list here. Put it on a line of its own, or quote the text.");
        }

        return Unexpected(text, from);
    }

    private static bool Has(string message, string part) => message.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static SyntaxMistake Mistake(TextRange range, string message) => new(FlagsDiagnosticIds.SyntaxError, range, message);

    public static TextRange LineFrom(string text, int position)
    {
        position = Math.Min(Math.Max(position, 0), text.Length);
        int end = text.AsSpan(position).IndexOfAny('\r', '\n');
        end = end < 0 ? text.Length : position + end;
        while (end > position && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextRange(position, end - position);
    }

    private TextRange RestOfLine(int position)
    {
        TextRange line = LineFrom(text, position);
        return new TextRange(line.Start, Math.Min(line.End, Math.Max(end, line.Start)) - line.Start);
    }

    public static SyntaxMistake MissingColon(TextRange line) =>
        Mistake(line, "A ':' is missing on this line: write 'key: value', or 'key:' with its content on the lines below.");

    /// <summary>The fault is noticed at the word that should have been a key, or only at what follows it.</summary>
    private SyntaxMistake MissingColonAt(int position)
    {
        TextRange noticed = RestOfLine(position);
        if (noticed.Length > 0 && !HasColon(noticed))
        {
            return MissingColon(noticed);
        }

        return MissingColon(LineAbove(position) ?? noticed);
    }

    /// <summary>The content of the nearest line above that has any.</summary>
    private TextRange? LineAbove(int position)
    {
        int lineStart = StartOfLine(position);
        while (lineStart > start)
        {
            lineStart = StartOfLine(lineStart - 1);
            TextRange above = RestOfLine(SkipSpaces(lineStart));
            if (above.Length > 0 && text[above.Start] != '#')
            {
                return above;
            }
        }

        return null;
    }

    /// <summary>Something stands where a key or an item is due.</summary>
    private SyntaxMistake Misfit(int position)
    {
        TextRange rest = RestOfLine(position);
        int content = SkipSpaces(StartOfLine(position));
        if (content == position)
        {
            return rest.Length > 0 && !HasColon(rest) && text[position] is not ('-' or '}' or ']' or '{' or '[')
                ? MissingColon(rest)
                : Mistake(rest, "This line fits nothing above it. Check its indentation, and that the line above is complete.");
        }

        int value = text.IndexOf(": ", content, position - content, StringComparison.Ordinal);
        value = value < 0 ? content : SkipSpaces(value + 2);
        return value < end && text[value] is '*' or '&'
            ? Mistake(RestOfLine(value), $"'{text[value]}' starts the name of an anchor or alias. Quote the text if it is none.")
            : Mistake(rest, "This can't follow what stands before it on the line. Check the quotes and brackets.");
    }

    private bool HasColon(TextRange range) => text.IndexOf(':', range.Start, range.Length) >= 0;

    private int ColumnOf(int position) => position - StartOfLine(position);

    private SyntaxMistake Flow(int openFlow, int noticed)
    {
        char open = text[openFlow];
        char close = open == '{' ? '}' : ']';
        if (noticed < end && text[noticed] == ',')
        {
            return Mistake(new TextRange(noticed, 1), "Nothing stands before this ','. Remove it, or add the item.");
        }

        bool isSameLine = text.AsSpan(openFlow, Math.Max(0, noticed - openFlow)).IndexOf('\n') < 0;
        return isSameLine && noticed < end && text[noticed] is not ('\r' or '\n')
            ? Mistake(RestOfLine(noticed), $"A ',' or '{close}' is missing before this.")
            : Mistake(new TextRange(openFlow, 1), $"The '{open}' that stands here is not closed. Add '{close}', and check the ',' between the items.");
    }

    private TextRange? FindTab(int from, int noticed, bool isEmptyLine)
    {
        int position = StartOfLine(from);
        while (position <= noticed && position < end)
        {
            int tab = SkipSpaces(position);
            if (tab < end && text[tab] == '\t')
            {
                int content = tab;
                while (content < end && text[content] is ' ' or '\t')
                {
                    content++;
                }

                bool isEmpty = content >= end || text[content] is '\r' or '\n' or '#';
                if (isEmpty == isEmptyLine)
                {
                    return new TextRange(tab, 1);
                }
            }

            int lineEnd = text.IndexOf('\n', position, end - position);
            if (lineEnd < 0)
            {
                break;
            }

            position = lineEnd + 1;
        }

        return null;
    }

    private int StartOfLine(int position) => position <= start ? start : Math.Max(start, text.LastIndexOf('\n', position - 1) + 1);

    private int SkipSpaces(int position)
    {
        while (position < end && text[position] == ' ')
        {
            position++;
        }

        return position;
    }
}
