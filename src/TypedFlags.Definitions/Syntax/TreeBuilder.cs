using System.Collections.Immutable;

namespace TypedFlags.Definitions.Syntax;

/// <summary>Puts entries that were read one by one together into the tree that reading them at once gives.</summary>
internal sealed class TreeBuilder(string text, SyntaxMistakes mistakes)
{
    private readonly ImmutableArray<ReadBlock>.Builder _blocks = ImmutableArray.CreateBuilder<ReadBlock>();
    private readonly Level _root = new();
    private Level? _section;
    private YamlScalar? _sectionKey;

    /// <summary>Starts a top-level entry whose own entries follow.</summary>
    public void Begin(TextRange name)
    {
        _sectionKey = new YamlScalar(name, text.Substring(name.Start, name.Length), IsPlain: true);
        _section = new Level();
    }

    public void End()
    {
        _root.Add(new YamlEntry(_sectionKey!, _section!.ToMapping()), mistakes);
        _section = null;
    }

    /// <summary>Adds an entry of the section that has begun, else of the file.</summary>
    public void Add(ReadBlock block)
    {
        if (block.IsSound)
        {
            _blocks.Add(block);
        }

        Add(block.Entry);
    }

    public void Add(YamlEntry entry) => (_section ?? _root).Add(entry, mistakes);

    public SyntaxTree ToTree(bool isTruncated) => new(_root.ToMapping(), isTruncated, mistakes, _blocks.ToImmutable());

    private sealed class Level
    {
        private readonly ImmutableArray<YamlEntry>.Builder _entries = ImmutableArray.CreateBuilder<YamlEntry>();
        private KeySet _keys;
        private int _start = -1;
        private int _end;

        public void Add(YamlEntry entry, SyntaxMistakes mistakes)
        {
            _start = _start < 0 ? entry.Key.Range.Start : _start;
            _end = Math.Max(entry.Key.Range.End, entry.Value.Range.End);
            if (_keys.TryAdd(entry.Key.Text, entry.Key.Range.Start, out int earlier))
            {
                _entries.Add(entry);
            }
            else
            {
                mistakes.Add(KeySet.Duplicate(entry.Key.Text, entry.Key.Range, mistakes.LineOf(earlier)));
            }
        }

        public YamlMapping ToMapping()
        {
            int start = Math.Max(_start, 0);
            return new YamlMapping(new TextRange(start, Math.Max(_end, start) - start), _entries.ToImmutable());
        }
    }
}
