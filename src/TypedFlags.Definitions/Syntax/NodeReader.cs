using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TypedFlags.Definitions.Syntax;

/// <summary>
/// Builds nodes from events: follows aliases, refuses what the language does not have (tags, keys that are not scalars,
/// keys that stand twice), and stops at the depth limit. Recursion goes no deeper than that limit.
/// </summary>
internal sealed class NodeReader(YamlEvents events, string text, SyntaxMistakes mistakes, AliasTable aliases)
{
    private const string StringTag = "tag:yaml.org,2002:str";

    private int _openFlow = -1;

    // What the node read last was like: where it ends, how many collections deep it is, whether a part is unreadable.
    private int _end;
    private int _height;
    private bool _isUnreadable;

    /// <summary>Anchors that may stand in what could not be read: their aliases are no second mistake.</summary>
    public HashSet<string>? LostAnchors { get; init; }

    /// <summary>True where a second document follows, which is not read.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Reads the one document; null where there is none. After a mistake, what was read before it.</summary>
    public YamlNode? ReadDocument()
    {
        Next();
        if (Next() is not DocumentStart || Next() is not { } first)
        {
            return null;
        }

        YamlNode root = Read(first, 0);
        if (Next() is DocumentEnd && Next() is DocumentStart second)
        {
            HasMore = true;
            int start = events.PositionOf(second.Start);
            mistakes.Add(
                FlagsDiagnosticIds.SyntaxError,
                new TextRange(start, Math.Min(3, text.Length - start)),
                "A second YAML document starts here, and a flags file holds one. Remove the line, or move what follows to a file of its own.");
        }

        return root;
    }

    private ParsingEvent? Next() => events.Next(_openFlow);

    /// <summary>The event of a key's value. YamlDotNet does not mind a missing colon in <c>{ "a" 1 }</c>; YAML does.</summary>
    private ParsingEvent? NextValue(bool isFlow, int keyEnd)
    {
        ParsingEvent? value = Next();
        if (isFlow && value is not null)
        {
            int start = events.PositionOf(value.Start);
            if (start > keyEnd && events.PositionOf(value.End) > start && text.IndexOf(':', keyEnd, start - keyEnd) < 0)
            {
                events.Stop(new SyntaxMistake(
                    FlagsDiagnosticIds.SyntaxError, new TextRange(start, 1), "A ':' is missing between the key and this value."));
                return null;
            }
        }

        return value;
    }

    private YamlNode Read(ParsingEvent first, int depth)
    {
        if (first is AnchorAlias alias)
        {
            return ReadAlias(alias, depth);
        }

        if (first is not NodeEvent node)
        {
            // From broken text YamlDotNet's events are not always well-formed: a mapping may end where a value is due.
            int place = events.PositionOf(first.Start);
            events.Stop(SyntaxErrorText.Unexpected(text, place));
            return Unreadable(place);
        }

        long before = aliases.Expanded;
        aliases.CountNode(node is Scalar { Value: { } value } ? value.Length : 0);
        CheckTag(node);
        if (node.Anchor.IsEmpty)
        {
            return ReadContent(node, depth);
        }

        AliasTable.AnchoredNode anchored = aliases.Begin(node.Anchor.Value);
        YamlNode result = ReadContent(node, depth);
        anchored.Node = result;
        anchored.Size = aliases.Expanded - before;
        anchored.Height = _height;
        anchored.IsUnreadable = _isUnreadable;
        return result;
    }

    private YamlNode ReadContent(NodeEvent node, int depth)
    {
        if (node is Scalar scalar)
        {
            return ReadScalar(scalar);
        }

        if (depth == SyntaxLimits.Depth)
        {
            int place = StartOf(node);
            events.Stop(TooDeep(new TextRange(place, Math.Min(1, text.Length - place))));
            return Unreadable(place);
        }

        int outerFlow = _openFlow;
        YamlNode result = node is MappingStart mapping ? ReadMapping(mapping, depth + 1) : ReadSequence((SequenceStart)node, depth + 1);
        _openFlow = outerFlow;
        return result;
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        int start = StartOf(scalar);
        int end = Math.Max(start, events.PositionOf(scalar.End));
        if (scalar.Value.Length == 0 && scalar.Style == ScalarStyle.Plain)
        {
            // Nothing is written; the event of an anchored or tagged nothing ends at the next token.
            end = start = events.PositionOf(scalar.Start);
        }
        else if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }
        }

        _end = end;
        _height = 0;
        _isUnreadable = false;
        return new YamlScalar(
            new TextRange(start, end - start),
            scalar.Value,
            scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.Value != StringTag));
    }

    private YamlMapping ReadMapping(MappingStart first, int depth)
    {
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        KeySet keys = default;
        bool isFlow = first.Style == MappingStyle.Flow;

        // The mapping in `[a: 1]` has no bracket of its own, and its event no place.
        bool hasPlace = depth == 1 || first.Start.Index > 0;
        int start = hasPlace ? StartOf(first) : -1;
        int end = start;
        int height = 0;
        bool isUnreadable = false;
        _openFlow = isFlow && hasPlace ? start : _openFlow;
        ParsingEvent? next;
        while ((next = Next()) is not null and not MappingEnd)
        {
            YamlNode keyNode = Read(next, depth);
            int keyStart = keyNode is YamlUnreadable || next is AnchorAlias ? events.PositionOf(next.Start) : keyNode.Range.Start;
            int keyEnd = Math.Max(keyStart, _end);
            start = start < 0 ? keyStart : start;
            height = Math.Max(height, _height);
            YamlScalar? key = CheckKey(keyNode, new TextRange(keyStart, keyEnd - keyStart), ref keys);

            YamlNode value = NextValue(isFlow, keyEnd) is { } valueEvent ? Read(valueEvent, depth) : Unreadable(keyEnd);
            if (value is YamlScalar { Text.Length: 0, IsPlain: true } && _end > keyEnd && text.IndexOf('\n', keyEnd, _end - keyEnd) >= 0)
            {
                // A key without a value, and YamlDotNet puts the value at what comes next.
                value = value with { Range = new TextRange(keyEnd, 0) };
                _end = keyEnd;
            }

            end = Math.Max(keyEnd, _end);
            height = Math.Max(height, _height);
            if (depth > 2)
            {
                isUnreadable |= _isUnreadable;
            }
            else if (_isUnreadable)
            {
                // As far out as the flag, or the top-level entry, and no farther.
                value = new YamlUnreadable(value.Range);
            }

            if (key is not null)
            {
                entries.Add(new YamlEntry(key, value));
            }
        }

        if (next is null && entries.Count > 0 && entries[entries.Count - 1] is { Value: YamlScalar { Text.Length: 0, IsPlain: true } } last)
        {
            // The value that was not understood: `{ "a" {} }`.
            entries[entries.Count - 1] = last with { Value = new YamlUnreadable(last.Value.Range) };
        }

        end = isFlow && hasPlace && next is not null ? events.PositionOf(next.Start) + 1 : end;
        return new YamlMapping(Finish(start, end, height, isUnreadable || (depth > 2 && next is null)), entries.ToImmutable());
    }

    private YamlSequence ReadSequence(SequenceStart first, int depth)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        bool isFlow = first.Style == SequenceStyle.Flow;
        int start = StartOf(first);
        int end = start;
        int height = 0;
        bool isUnreadable = false;
        _openFlow = isFlow ? start : _openFlow;
        ParsingEvent? next;
        while ((next = Next()) is not null and not SequenceEnd)
        {
            items.Add(Read(next, depth));
            end = Math.Max(end, _end);
            height = Math.Max(height, _height);
            isUnreadable |= _isUnreadable;
        }

        end = isFlow && next is not null ? events.PositionOf(next.Start) + 1 : end;
        return new YamlSequence(Finish(start, end, height, isUnreadable || next is null), items.ToImmutable());
    }

    private TextRange Finish(int start, int end, int height, bool isUnreadable)
    {
        start = Math.Max(start, 0);
        end = Math.Min(Math.Max(start, end), text.Length);
        _end = end;
        _height = height + 1;
        _isUnreadable = isUnreadable;
        return new TextRange(start, end - start);
    }

    private YamlNode ReadAlias(AnchorAlias alias, int depth)
    {
        int start = events.PositionOf(alias.Start);
        TextRange range = new(start, events.PositionOf(alias.End) - start);
        string name = alias.Value.Value;
        if (aliases.Find(name) is not { } anchored)
        {
            if (LostAnchors is null || !LostAnchors.Contains(name))
            {
                mistakes.Add(
                    FlagsDiagnosticIds.SyntaxError,
                    range,
                    $"No '&{name}' stands above this alias. Correct the name, or quote the text if it is no alias.");
            }

            return Unreadable(range.End);
        }

        if (anchored.Node is not { } node)
        {
            mistakes.Add(FlagsDiagnosticIds.LimitExceeded, range, $"The alias '*{name}' stands within '&{name}' itself, so that it has no end.");
            return Unreadable(range.End);
        }

        if (depth + anchored.Height > SyntaxLimits.Depth)
        {
            mistakes.Add(TooDeep(range));
            return Unreadable(range.End);
        }

        if (!aliases.CountAlias(range, anchored.Size))
        {
            return Unreadable(range.End);
        }

        _end = range.End;
        _height = anchored.Height;
        _isUnreadable = anchored.IsUnreadable;
        return node;
    }

    private YamlScalar? CheckKey(YamlNode node, TextRange range, ref KeySet keys)
    {
        if (node is not YamlScalar key)
        {
            if (!_isUnreadable)
            {
                mistakes.Add(FlagsDiagnosticIds.InvalidValue, range, "A key is a name here, not a mapping or a list.");
            }

            return null;
        }

        if (keys.TryAdd(key.Text, range.Start, out int earlier))
        {
            return key.Range == range ? key : key with { Range = range };
        }

        mistakes.Add(KeySet.Duplicate(key.Text, range, mistakes.LineOf(earlier)));
        return null;
    }

    private void CheckTag(NodeEvent node)
    {
        if (node.Tag.IsEmpty)
        {
            return;
        }

        int start = events.PositionOf(node.Start);
        if (start < text.Length && text[start] == '&')
        {
            start = NodeProperties.SkipOne(text, start);
        }

        int end = NodeProperties.EndOfWord(text, start);
        mistakes.Add(
            FlagsDiagnosticIds.InvalidValue,
            new TextRange(start, end - start),
            $"The flags language has no tags such as '{Excerpt.Of(text, start, end)}'. Remove it; quotes make a value text.");
    }

    private YamlUnreadable Unreadable(int position)
    {
        _end = position;
        _height = 0;
        _isUnreadable = true;
        return new YamlUnreadable(new TextRange(position, 0));
    }

    /// <summary>Where the node itself starts, behind its anchor and tag.</summary>
    private int StartOf(NodeEvent node)
    {
        int start = events.PositionOf(node.Start);
        return node.Anchor.IsEmpty && node.Tag.IsEmpty ? start : NodeProperties.Skip(text, start);
    }

    private static SyntaxMistake TooDeep(TextRange range) => new(
        FlagsDiagnosticIds.LimitExceeded,
        range,
        $"Mappings and lists stand more than {SyntaxLimits.Depth} deep within each other here, which is the limit.");
}
