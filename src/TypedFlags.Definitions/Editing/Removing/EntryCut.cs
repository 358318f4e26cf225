using System.Collections.Immutable;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>Cuts an entry of a mapping, or an item of a sequence, out of a file, in whichever style that is written.</summary>
internal sealed class EntryCut(FlagsFile file, CutWay way)
{
    private readonly TextLines _lines = new(file.Text);

    /// <summary>The changes; none where it can't be told what to cut.</summary>
    /// <param name="owner">The entry whose value the mapping or sequence is.</param>
    /// <param name="index">Which of its entries.</param>
    /// <param name="names">What a comment calls it.</param>
    public IEnumerable<Replacement> Make(YamlEntry owner, int index, IReadOnlyCollection<string> names)
    {
        ImmutableArray<Slot> slots = Slot.Of(file.Text, owner.Value);
        bool isFlow = file.Text[owner.Value.Range.Start] is '{' or '[';
        bool isAlias = owner.Value.Range.Start < owner.Key.Range.End;
        if (slots.Length > 1)
        {
            return isFlow
                ? FlowCut.Make(file, _lines, slots, index, names, way)
                : [LineCut.Make(file, _lines, slots, index, names, way)];
        }

        return isAlias ? [] : isFlow ? Empty(owner.Value, slots) : Empty(owner.Key, slots, names);
    }

    // { a: {} } becomes {}; comments that stand apart stay.
    private IEnumerable<Replacement> Empty(YamlNode collection, ImmutableArray<Slot> slots)
    {
        (int inside, int close) = (collection.Range.Start + 1, collection.Range.End - 1);
        Replacement cut = LineCut.Make(file, _lines, slots, 0, [], way);
        bool hasMore = _lines.IsFirstInLine(slots[0].Start) && cut.Start > inside && cut.End <= close
            && (Says(inside, cut.Start) || Says(cut.End, close));
        return hasMore ? [cut] : [new Replacement(inside, close, "")];
    }

    // The key alone, with {} behind it.
    private IEnumerable<Replacement> Empty(YamlScalar key, ImmutableArray<Slot> slots, IReadOnlyCollection<string> names)
    {
        int colon = key.Range.End;
        while (colon < file.Text.Length && file.Text[colon] is ' ' or '\t')
        {
            colon++;
        }

        return colon < file.Text.Length && file.Text[colon] == ':'
            ? [new Replacement(colon + 1, colon + 1, " {}"), LineCut.Make(file, _lines, slots, 0, names, way)]
            : [];
    }

    private bool Says(int start, int end) => !file.Text.AsSpan(start, end - start).IsWhiteSpace();
}
