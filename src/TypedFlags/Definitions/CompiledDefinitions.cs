using System.Text;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// The compiled definitions of one assembly: a header line and a line a flag. The lines are found at once, each is read
/// when its flag is first used. Safe for any number of threads.
/// </summary>
internal sealed class CompiledDefinitions
{
    private readonly FlagDefinitionData _data;
    private readonly int[] _lineEnds;
    private readonly FlagDefinition?[] _definitions;
    private Dictionary<string, int>? _indexes;
    private ContextSchema? _context;

    /// <summary>Finds the lines; nothing is decoded.</summary>
    /// <param name="data">Gives the text, always the same.</param>
    /// <param name="count">How many flags the text has.</param>
    /// <exception cref="FormatException">The text has another number of lines.</exception>
    public CompiledDefinitions(FlagDefinitionData data, int count)
    {
        _data = data;
        Count = count;
        _definitions = new FlagDefinition?[count];
        _lineEnds = new int[count + 1];

        ReadOnlySpan<byte> text = data();
        int found = 0;
        int position = 0;
        while (position <= text.Length && found <= count)
        {
            int length = text[position..].IndexOf((byte)'\n');
            int end = length < 0 ? text.Length : position + length;
            _lineEnds[found++] = end;
            position = end + 1;
        }

        if (found != count + 1 || position <= text.Length)
        {
            throw new FormatException($"The compiled flag definitions should have a header and {count} flags; they were changed after they were generated.");
        }
    }

    /// <summary>How many flags there are.</summary>
    public int Count { get; }

    /// <summary>The attributes and segments that rules may use.</summary>
    public ContextSchema Context
    {
        get
        {
            ContextSchema? context = Volatile.Read(ref _context);
            if (context is null)
            {
                ContextSchema read = ContextSchema.Read(Parse(Line(-1)));
                context = Interlocked.CompareExchange(ref _context, read, null) ?? read;
            }

            return context;
        }
    }

    /// <summary>The definition at a place, in ordinal order of the keys.</summary>
    public FlagDefinition this[int index] => Volatile.Read(ref _definitions[index]) ?? ReadFlag(index);

    /// <summary>The key at a place, without reading the flag.</summary>
    public string KeyOf(int index)
    {
        if (Volatile.Read(ref _definitions[index]) is { } read)
        {
            return read.Key;
        }

        ReadOnlySpan<byte> line = Line(index);
        ReadOnlySpan<byte> start = "{\"key\":\""u8;
        if (line.StartsWith(start))
        {
            ReadOnlySpan<byte> key = line[start.Length..];
            int end = key.IndexOfAny((byte)'"', (byte)'\\');
            if (end >= 0 && key[end] == (byte)'"')
            {
                return Encoding.UTF8.GetString(key[..end]);
            }
        }

        return this[index].Key;
    }

    /// <summary>The place of a key, or -1.</summary>
    public int IndexOf(string key) => (Volatile.Read(ref _indexes) ?? ReadIndexes()).TryGetValue(key, out int index) ? index : -1;

    /// <summary>The keys of all flags, in order: what a misspelt name is compared with.</summary>
    public IReadOnlyCollection<string> Keys => (Volatile.Read(ref _indexes) ?? ReadIndexes()).Keys;

    /// <summary>The header: what the flags may use.</summary>
    public JsonElement Header => Parse(Line(-1));

    /// <summary>A flag's whole line.</summary>
    public JsonElement LineOf(int index) => Parse(Line(index));

    private static JsonElement Parse(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = new(line, new JsonReaderOptions { MaxDepth = 128 });
        return JsonElement.ParseValue(ref reader);
    }

    private FlagDefinition ReadFlag(int index)
    {
        FlagDefinition read = FlagDefinitionReader.Read(this, index, Parse(Line(index)));
        return Interlocked.CompareExchange(ref _definitions[index], read, null) ?? read;
    }

    /// <summary>A flag's line; the header's is before the first.</summary>
    private ReadOnlySpan<byte> Line(int index)
    {
        int start = index < 0 ? 0 : _lineEnds[index] + 1;
        return _data()[start.._lineEnds[index + 1]];
    }

    private Dictionary<string, int> ReadIndexes()
    {
        Dictionary<string, int> indexes = new(Count, StringComparer.Ordinal);
        for (int index = 0; index < Count; index++)
        {
            indexes[KeyOf(index)] = index;
        }

        return Interlocked.CompareExchange(ref _indexes, indexes, null) ?? indexes;
    }
}
