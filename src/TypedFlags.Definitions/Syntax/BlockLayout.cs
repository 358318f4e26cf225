namespace TypedFlags.Definitions.Syntax;

/// <summary>
/// A file by its lines: the top-level entries, and where such an entry holds a block mapping (<c>flags:</c>,
/// <c>segments:</c>) the entries of that. It is what lets one flag be read without the others, because nothing but its
/// own lines belongs to it. A guess by indentation: who uses it checks that YAML sees the same.
/// </summary>
internal sealed class BlockLayout
{
    private BlockLayout(List<Section> sections) => Sections = sections;

    /// <summary>The top-level entries in order.</summary>
    public List<Section> Sections { get; }

    /// <summary>The layout of a well-indented text; null where indentation does not tell the structure.</summary>
    public static BlockLayout? Find(string text) => new BlockScanner(text, isBroken: false).Scan();

    /// <summary>The likely layout of a text that YAML can't read; null where there is none.</summary>
    public static BlockLayout? Guess(string text) => new BlockScanner(text, isBroken: true).Scan();

    public static BlockLayout Of(List<Section> sections) => new(sections);

    /// <summary>The first forbidden character of what is in no block: the lines before the first entry and those of a section's name.</summary>
    public SyntaxMistake? FindForbiddenBetween(string text)
    {
        SyntaxMistake? found = TextChecks.FindForbidden(text, 0, Sections[0].Block.Start);
        for (int index = 0; found is null && index < Sections.Count; index++)
        {
            Section section = Sections[index];
            found = section.Children.Count == 0
                ? null
                : TextChecks.FindForbidden(text, section.Block.Start, section.Children[0].Start);
        }

        return found;
    }

    /// <summary>A top-level entry.</summary>
    /// <param name="block">All its lines.</param>
    internal sealed class Section(Block block)
    {
        /// <summary>All its lines.</summary>
        public Block Block { get; set; } = block;

        /// <summary>The key where the section's first line is <c>key:</c> alone; else empty.</summary>
        public TextRange Name { get; init; }

        /// <summary>False where the colon behind the name is missing.</summary>
        public bool HasColon { get; init; } = true;

        /// <summary>The column of the section's own key; only by a slip it is not 0.</summary>
        public int Indent { get; init; }

        /// <summary>The column of its entries; -1 where it is not divided.</summary>
        public int ChildIndent { get; set; }

        /// <summary>Its entries; empty where it is read as a whole.</summary>
        public List<Block> Children { get; } = [];
    }

    /// <summary>The lines of one entry.</summary>
    /// <param name="Start">The start of its first line.</param>
    /// <param name="Length">Up to the start of the next entry's first line.</param>
    /// <param name="Key">Where its key starts.</param>
    internal readonly record struct Block(int Start, int Length, int Key)
    {
        public int End => Start + Length;

        public Block Until(int end) => this with { Length = end - Start };
    }
}
