namespace TypedFlags.Definitions.Tests.Syntax;

/// <summary>Spoils texts in the ways that hands, tools and attackers do; the same seed gives the same texts.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] Tokens =
    [
        ":", ": ", "- ", "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", "    ", "#", " # c\n", "'", "\"", "[", "]", "{", "}", ",", "?", "? ", "|\n", ">\n",
        "|-\n", "&a ", "*a", "!!str ", "!x ", "%YAML 1.2\n", "---\n", "...\n", "--- ", "@", "`", "\\", "\\u00e9", "\\x", "~", "null", "true", "no", "0x1F", ".inf",
        "1e999", "\u0000", "\u0085", "\u2028", "\ufeff", "\ufffd", "\ud83d\ude00", "\ud800", "é", "<<: *a\n", "flags:\n", "flags:", "  key: value\n", "  key:\n",
        "key: value\n", "- item\n", "  - item\n", "{a: {a: {a: ", "[[[[[[", "\n  a:\n    b: 1\n", "\n a: 1\n", "\n   a: 1\n", "\nb:\n  c: 1\n", "\n  'a b': 1\n", "\n  }\n", "\n  ]\n",
    ];

    // A seeded generator is the point here.
    private readonly Random _random = new(seed);

    public int Next(int bound) => _random.Next(bound);

    public string Mutate(string text, IReadOnlyList<string> others)
    {
        for (int count = _random.Next(4); count >= 0; count--)
        {
            text = MutateOnce(text, others);
        }

        return text;
    }

    public string MutateOnce(string text, IReadOnlyList<string> others)
    {
        int position = _random.Next(text.Length + 1);
        int length = Math.Min(_random.Next(1, 12), text.Length - position);
        switch (_random.Next(9))
        {
            case 0:
                return text.Remove(position, length);
            case 1:
                return text[..position];
            case 2:
                return length == 0 ? text : text.Remove(position, 1).Insert(position, ((char)(text[position] ^ (1 << _random.Next(8)))).ToString());
            case 3:
                string other = others[_random.Next(others.Count)];
                int from = _random.Next(other.Length + 1);
                return text.Insert(position, other.Substring(from, Math.Min(_random.Next(200), other.Length - from)));
            case 4:
                return text.Insert(position, text.Substring(position, length));
            case 5:
                return EditLine(text, position);
            default:
                return text.Insert(position, Tokens[_random.Next(Tokens.Length)]);
        }
    }

    /// <summary>Removes, doubles, moves or indents a whole line.</summary>
    private string EditLine(string text, int position)
    {
        List<string> lines = [.. text.Split('\n')];
        int line = text[..position].Count(character => character == '\n');
        string content = lines[line];
        switch (_random.Next(5))
        {
            case 0:
                lines.RemoveAt(line);
                break;
            case 1:
                lines.Insert(line, content);
                break;
            case 2:
                lines.RemoveAt(line);
                lines.Insert(_random.Next(lines.Count + 1), content);
                break;
            case 3:
                lines[line] = new string(' ', _random.Next(1, 5)) + content;
                break;
            default:
                lines[line] = content.TrimStart();
                break;
        }

        return string.Join('\n', lines);
    }
}
