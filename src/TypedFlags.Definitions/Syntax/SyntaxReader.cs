namespace TypedFlags.Definitions.Syntax;

/// <summary>
/// Reads a text as cheaply as it can be read: what an earlier text had word for word is taken from there, all else is
/// read by YAML. Where the whole is no YAML, each entry is read by itself, so that one mistake costs one entry.
/// What comes out never depends on the earlier text.
/// </summary>
internal sealed class SyntaxReader(string text, BlockCache? earlier, CancellationToken cancellationToken)
{
    private readonly BlockReader _blocks = new(text, earlier, cancellationToken);

    public SyntaxTree Read()
    {
        BlockLayout? layout = BlockLayout.Find(text);
        return (layout is null ? null : TryReuse(layout)) ?? ReadWhole(layout, int.MaxValue, new SyntaxMistakes(text));
    }

    private SyntaxTree? TryReuse(BlockLayout layout)
    {
        if (!_blocks.IsWorthwhile || layout.FindForbiddenBetween(text) is not null)
        {
            return null;
        }

        SyntaxMistakes mistakes = new(text);
        TreeBuilder tree = new(text, mistakes);
        foreach (BlockLayout.Section section in layout.Sections)
        {
            if (section.Children.Count == 0)
            {
                if (_blocks.TryRead(section.Block, isChild: false, mistakes) is not { } top || !_blocks.IsWorthwhile)
                {
                    return null;
                }

                tree.Add(top);
                continue;
            }

            tree.Begin(section.Name);
            foreach (BlockLayout.Block child in section.Children)
            {
                if (_blocks.TryRead(child, isChild: true, mistakes) is not { } read || !_blocks.IsWorthwhile)
                {
                    return null;
                }

                tree.Add(read);
            }

            tree.End();
        }

        return tree.ToTree(isTruncated: false);
    }

    private SyntaxTree ReadWhole(BlockLayout? layout, int readableAliases, SyntaxMistakes mistakes)
    {
        YamlEvents events = new(string.Empty, text, 0, text.Length, cancellationToken);
        if (TextChecks.FindForbidden(text, 0, text.Length) is { } forbidden)
        {
            events.Stop(forbidden);
        }

        AliasTable aliases = new(readableAliases);
        NodeReader reader = new(events, text, mistakes, aliases);
        YamlNode? root = reader.ReadDocument();
        if (events.Mistake is { } mistake)
        {
            return new Recovery(text, _blocks).Read() ?? Truncated(root, mistake, mistakes);
        }

        if (aliases.FindExcess() is { } excess)
        {
            SyntaxMistakes again = new(text);
            again.Add(TooManyAliases(excess.Range));
            return ReadWhole(null, excess.Index, again);
        }

        if (root is null or YamlScalar { Kind: YamlScalarKind.Null })
        {
            return new SyntaxTree(null, IsTruncated: false, mistakes, []);
        }

        if (root is not YamlMapping mapping)
        {
            mistakes.Add(
                FlagsDiagnosticIds.InvalidValue, root.Range, "A flags file is a mapping that starts with keys such as 'flags:', and this is none.");
            return new SyntaxTree(null, IsTruncated: true, mistakes, []);
        }

        bool isPlain = layout is not null && !aliases.IsUsed && mistakes.Count == 0;
        return new SyntaxTree(mapping, IsTruncated: reader.HasMore, mistakes, isPlain ? BlockMatch.Find(text, layout!, mapping) : []);
    }

    public static SyntaxMistake TooManyAliases(TextRange range) => new(
        FlagsDiagnosticIds.LimitExceeded,
        range,
        $"With this alias the file grows to more than {SyntaxLimits.AliasFactor} times what is written in it, which is the limit. Write the text out, or use a segment.");

    private static SyntaxTree Truncated(YamlNode? root, SyntaxMistake mistake, SyntaxMistakes mistakes)
    {
        mistakes.Add(mistake);
        return new SyntaxTree(root as YamlMapping, IsTruncated: true, mistakes, []);
    }
}
