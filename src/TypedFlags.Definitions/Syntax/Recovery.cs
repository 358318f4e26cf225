namespace TypedFlags.Definitions.Syntax;

/// <summary>
/// Reads what can be read of a text that is no YAML as a whole: each entry by itself. An entry that can't be read keeps
/// its key, so that whoever refers to it is not wrong as well.
/// </summary>
internal sealed class Recovery(string text, BlockReader reader)
{
    private readonly SyntaxMistakes _mistakes = new(text);
    private readonly HashSet<string> _anchors = NodeProperties.AnchorsIn(text);
    private int _errors;
    private int _attempts;
    private bool _isTruncated;

    /// <summary>The tree, with at least one syntax error; null where the entries do not tell what is wrong.</summary>
    public SyntaxTree? Read()
    {
        if (BlockLayout.Guess(text) is not { } layout)
        {
            return null;
        }

        AliasTable aliases = new();
        SyntaxTree tree = Read(layout, aliases);
        if (aliases.FindExcess() is { } excess)
        {
            _mistakes.Clear();
            _errors = 0;
            _mistakes.Add(SyntaxReader.TooManyAliases(excess.Range));
            tree = Read(layout, new AliasTable(excess.Index));
        }

        return _errors == 0 ? null : tree with { IsTruncated = _isTruncated };
    }

    private SyntaxTree Read(BlockLayout layout, AliasTable aliases)
    {
        TreeBuilder tree = new(text, _mistakes);
        if (layout.FindForbiddenBetween(text) is { } forbidden)
        {
            AddError(forbidden);
        }

        foreach (BlockLayout.Section section in layout.Sections)
        {
            if (section.Children.Count == 0)
            {
                ReadBlock(tree, section.Block, isChild: false, aliases);
            }
            else
            {
                ReadSection(tree, section, aliases);
            }
        }

        return tree.ToTree(isTruncated: false);
    }

    private void ReadSection(TreeBuilder tree, BlockLayout.Section section, AliasTable aliases)
    {
        if (section.Indent > 0)
        {
            AddError(WrongIndent(section.Block, section.Indent, expected: 0));
        }

        if (!section.HasColon)
        {
            AddError(SyntaxErrorText.MissingColon(section.Name));
        }

        tree.Begin(section.Name);
        for (int index = 0; index < section.Children.Count; index++)
        {
            BlockLayout.Block child = section.Children[index];
            int indent = child.Key - child.Start;
            if (indent != section.ChildIndent)
            {
                index = ReadSlips(tree, section, index, aliases);
                continue;
            }

            // What looks like a slip may be a text over several lines.
            BlockLayout.Block merged = child;
            int last = index;
            while (last + 1 < section.Children.Count && IndentOf(section.Children[last + 1]) > section.ChildIndent)
            {
                last++;
                merged = child.Until(section.Children[last].End);
            }

            if (last > index && _attempts++ < SyntaxLimits.SyntaxErrors && (CanRead(merged, aliases) || !CanRead(child, aliases)))
            {
                child = merged;
                index = last;
            }

            ReadBlock(tree, child, isChild: true, aliases);
        }

        tree.End();
    }

    /// <summary>Lines that share a wrong column share the mistake. Gives the index of the last.</summary>
    private int ReadSlips(TreeBuilder tree, BlockLayout.Section section, int index, AliasTable aliases)
    {
        BlockLayout.Block first = section.Children[index];
        int indent = IndentOf(first);
        AddError(WrongIndent(first, indent, section.ChildIndent));
        int last = index;
        while (last + 1 < section.Children.Count && IndentOf(section.Children[last + 1]) == indent)
        {
            last++;
        }

        if (_errors > SyntaxLimits.SyntaxErrors)
        {
            _isTruncated = true;
            return last;
        }

        SyntaxMistakes inner = new(text, _mistakes);
        List<ReadBlock> read = [];
        bool areEntries = true;
        for (; index <= last; index++)
        {
            if (reader.Read(section.Children[index], isChild: indent > 0, inner, aliases, _anchors, out _) is { } block)
            {
                read.Add(block);
                areEntries &= block.Entry.Value is YamlMapping;
            }
            else
            {
                _isTruncated = true;
            }
        }

        if (areEntries)
        {
            _mistakes.AddRange(inner);
            read.ForEach(tree.Add);
        }
        else
        {
            // What is no mapping is a property, of an entry whose own key is missing or elsewhere, and so are its neighbours.
            _isTruncated = true;
        }

        return last;
    }

    private static int IndentOf(BlockLayout.Block block) => block.Key - block.Start;

    private void ReadBlock(TreeBuilder tree, BlockLayout.Block block, bool isChild, AliasTable aliases)
    {
        if (_errors > SyntaxLimits.SyntaxErrors)
        {
            _isTruncated = true;
            return;
        }

        SyntaxMistakes inner = new(text, _mistakes);
        if (reader.Read(block, isChild, inner, aliases, _anchors, out SyntaxMistake? mistake) is { } read)
        {
            _mistakes.AddRange(inner);
            tree.Add(read);
            return;
        }

        int lineEnd = text.IndexOf('\n', block.Key, block.End - block.Key);
        KeyLine key = KeyLine.Find(text, block.Key, lineEnd < 0 ? block.End : lineEnd);
        AddError(key.Name.Length > 0 && !key.HasColon ? SyntaxErrorText.MissingColon(key.Name) : mistake ?? SyntaxErrorText.Unexpected(text, block.Key));

        if (key.Name.Length == 0)
        {
            _isTruncated = true;
            return;
        }

        YamlScalar name = new(key.Name, text.Substring(key.Name.Start, key.Name.Length), IsPlain: true);
        tree.Add(new YamlEntry(name, new YamlUnreadable(new TextRange(key.Name.End, 0))));
    }

    private bool CanRead(BlockLayout.Block block, AliasTable aliases) =>
        reader.Read(block, isChild: true, new SyntaxMistakes(text, _mistakes), aliases.Copy(), _anchors, out _) is not null;

    private void AddError(SyntaxMistake mistake)
    {
        if (_errors++ == SyntaxLimits.SyntaxErrors)
        {
            mistake = mistake with { Message = $"More than {SyntaxLimits.SyntaxErrors} entries of the file are no valid YAML; the rest is not read." };
        }

        if (_errors <= SyntaxLimits.SyntaxErrors + 1)
        {
            _mistakes.Add(mistake);
        }
    }

    private SyntaxMistake WrongIndent(BlockLayout.Block block, int found, int expected)
    {
        TextRange line = SyntaxErrorText.LineFrom(text, block.Key);
        return new SyntaxMistake(
            FlagsDiagnosticIds.SyntaxError,
            line,
            $"This line is indented by {Spaces(found)}, and the other entries by {Spaces(expected)}. Give all of them the same indentation.");
    }

    private static string Spaces(int count) => count switch
    {
        0 => "no space",
        1 => "1 space",
        _ => count.ToString(System.Globalization.CultureInfo.InvariantCulture) + " spaces",
    };
}
