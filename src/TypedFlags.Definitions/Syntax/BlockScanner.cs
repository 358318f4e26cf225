namespace TypedFlags.Definitions.Syntax;

/// <summary>Finds a <see cref="BlockLayout"/> in one pass over the lines.</summary>
/// <param name="isBroken">
/// True for a text that YAML can't read: a line at an odd column is then somebody's slip and starts an entry, where it
/// otherwise is a reason not to trust the indentation.
/// </param>
internal sealed class BlockScanner(string text, bool isBroken)
{
    private const int Inline = int.MaxValue;

    private readonly List<BlockLayout.Section> _sections = [];
    private BlockLayout.Section? _section;
    private int _bodyIndent = -1;
    private bool _hasDocumentStart;
    private bool _mayStartScalar;

    public BlockLayout? Scan()
    {
        if (HasOddLineBreaks())
        {
            return null;
        }

        int lineStart = 0;
        while (lineStart < text.Length)
        {
            int lineEnd = text.IndexOf('\n', lineStart);
            lineEnd = lineEnd < 0 ? text.Length : lineEnd;
            int content = lineStart;
            while (content < lineEnd && text[content] == ' ')
            {
                content++;
            }

            bool isBlank = IsBlank(content, lineEnd);
            if (isBlank ? IsStrangeBlank(lineStart, content, lineEnd) : text[content] != '#' && !AddLine(lineStart, content, lineEnd))
            {
                return null;
            }

            lineStart = lineEnd + 1;
        }

        CloseSection(text.Length);
        return _sections.Count == 0 ? null : BlockLayout.Of(_sections);
    }

    /// <summary>YamlDotNet ends lines where we here do not look for an end.</summary>
    private bool HasOddLineBreaks()
    {
        if (text.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029') >= 0)
        {
            return true;
        }

        for (int found = text.IndexOf('\r'); found >= 0; found = text.IndexOf('\r', found + 1))
        {
            if (found + 1 == text.Length || text[found + 1] != '\n')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What YamlDotNet makes of a tab in an empty line, or of spaces in one below the start of a block scalar, depends on
    /// what comes next.
    /// </summary>
    private bool IsStrangeBlank(int lineStart, int content, int lineEnd) =>
        !isBroken && ((content < lineEnd && text[content] == '\t') || (content > lineStart && _mayStartScalar));

    private bool AddLine(int lineStart, int content, int lineEnd)
    {
        int indent = content - lineStart;
        char first = text[content];
        _mayStartScalar = text.AsSpan(content, lineEnd - content).IndexOfAny('|', '>') >= 0;
        if (first == '\t')
        {
            return isBroken;
        }

        if (indent == 0)
        {
            return AddTopLine(content, lineEnd);
        }

        if (isBroken && IsSlippedSection(indent, content, lineEnd))
        {
            StartSection(content, KeyLine.Find(text, content, lineEnd), indent);
            return true;
        }

        if (_section is not { } section)
        {
            return false;
        }

        if (section.ChildIndent == 0)
        {
            bool hasEntries = section.Name.Length > 0 && CanStartKey(content, lineEnd);
            section.ChildIndent = !hasEntries ? -1 : isBroken ? Slips.EntryIndent(text, indent, content, lineEnd) : indent;
            return section.ChildIndent < 0 || StartChild(section, lineStart, content);
        }

        if (section.ChildIndent < 0)
        {
            return true;
        }

        if (indent == section.ChildIndent)
        {
            return IsContinuation(content, lineEnd) || (CanStartKey(content, lineEnd) && StartChild(section, lineStart, content));
        }

        if (indent > section.ChildIndent)
        {
            return isBroken ? AddDeepLine(section, indent, lineStart, content, lineEnd) : true;
        }

        return isBroken && StartChild(section, lineStart, content);
    }

    /// <summary>
    /// A line that is deeper than the entries are, in a broken text. It belongs to the entry above, unless it looks like an
    /// entry with a space too many: where the entry above has all it has on one line, or where this one has content at the
    /// column that the content above has.
    /// </summary>
    private bool AddDeepLine(BlockLayout.Section section, int indent, int lineStart, int content, int lineEnd)
    {
        if (_bodyIndent < 0)
        {
            _bodyIndent = indent;
        }

        if (_bodyIndent == Inline)
        {
            return !KeyLine.Find(text, content, lineEnd).HasColon || StartChild(section, lineStart, content);
        }

        if (indent < _bodyIndent && KeyLine.Find(text, content, lineEnd) is { HasColon: true, IsAlone: true } && Slips.NextIndent(text, lineEnd) == _bodyIndent)
        {
            return StartChild(section, lineStart, content);
        }

        return true;
    }

    /// <summary>A top-level key with spaces before it: <c> flags:</c>, where no entry of the section above could stand.</summary>
    private bool IsSlippedSection(int indent, int content, int lineEnd)
    {
        bool isFree = _section is null || (_section.ChildIndent == 0 ? _section.Name.Length == 0 : indent < _section.ChildIndent);
        return isFree
            && KeyLine.Find(text, content, lineEnd) is { HasColon: true, IsAlone: true } key
            && text.Substring(key.Name.Start, key.Name.Length) is "context" or "segments" or "flags"
            && Slips.NextIndent(text, lineEnd) > indent;
    }

    private bool AddTopLine(int content, int lineEnd)
    {
        if (text[content] == '-' && lineEnd - content >= 3 && string.CompareOrdinal(text, content, "---", 0, 3) == 0)
        {
            // One document may say that it starts; more than the three dashes is not for us.
            bool isFirst = _section is null && !_hasDocumentStart;
            _hasDocumentStart = true;
            return isFirst && IsBlank(content + 3, lineEnd);
        }

        if (_section is { } section && IsContinuation(content, lineEnd))
        {
            // A list at the column of its key: what follows, however indented, may be part of an item.
            section.ChildIndent = section.ChildIndent == 0 ? -1 : section.ChildIndent;
            return section.ChildIndent < 0 || isBroken;
        }

        if (!CanStartKey(content, lineEnd) || string.CompareOrdinal(text, content, "...", 0, 3) == 0)
        {
            return false;
        }

        KeyLine key = KeyLine.Find(text, content, lineEnd);
        if (isBroken && _section is { ChildIndent: > 0 } outer && key.Name.Length > 0 && !IsTopLevelName(key.Name))
        {
            // A flag whose indentation was forgotten.
            return StartChild(outer, content, content);
        }

        StartSection(content, key, indent: 0);
        return true;
    }

    private void StartSection(int content, KeyLine key, int indent)
    {
        CloseSection(content);
        bool isName = key.Name.Length > 0 && key.IsAlone && (key.HasColon || (isBroken && IsTopLevelName(key.Name)));
        _section = new BlockLayout.Section(new BlockLayout.Block(content, 0, content))
        {
            Name = isName ? key.Name : default,
            HasColon = key.HasColon,
            Indent = indent,
        };
        _sections.Add(_section);
    }

    private bool StartChild(BlockLayout.Section section, int lineStart, int content)
    {
        CloseChild(section, lineStart);
        section.Children.Add(new BlockLayout.Block(lineStart, 0, content));
        int lineEnd = text.IndexOf('\n', content);
        KeyLine key = KeyLine.Find(text, content, lineEnd < 0 ? text.Length : lineEnd);
        _bodyIndent = key.HasColon && !key.IsAlone ? Inline : -1;
        return true;
    }

    private void CloseSection(int end)
    {
        if (_section is { } section)
        {
            CloseChild(section, end);
            section.Block = section.Block.Until(end);
        }
    }

    private static void CloseChild(BlockLayout.Section section, int end)
    {
        if (section.Children.Count > 0)
        {
            section.Children[section.Children.Count - 1] = section.Children[section.Children.Count - 1].Until(end);
        }
    }

    /// <summary>A list may stand at the column of its key, and a bracket may close there.</summary>
    private bool IsContinuation(int content, int lineEnd) =>
        text[content] is '}' or ']' || (text[content] == '-' && (content + 1 == lineEnd || text[content + 1] is ' ' or '\t' or '\r'));

    /// <summary>
    /// In a sound text only a plain word does: with any other key, where an entry starts and ends, and even what YamlDotNet
    /// makes of it, may depend on what stands above.
    /// </summary>
    private bool CanStartKey(int content, int lineEnd) => isBroken
        ? text[content] is not ('&' or '*' or '!' or '{' or '[' or '}' or ']' or '|' or '>' or '%' or ',')
        : KeyLine.Find(text, content, lineEnd).HasColon;

    private bool IsTopLevelName(TextRange name) =>
        text.Substring(name.Start, name.Length) is "namespace" or "class" or "visibility" or "policy" or "context" or "segments" or "flags";

    private bool IsBlank(int position, int end)
    {
        while (position < end && text[position] is ' ' or '\t' or '\r')
        {
            position++;
        }

        return position >= end;
    }
}
