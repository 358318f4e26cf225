namespace TypedFlags.Cli.Contexts;

/// <summary>A member of a context's JSON that means something.</summary>
/// <param name="Name">The name as in JSON.</param>
/// <param name="Source">Which part of a context it is.</param>
/// <param name="Type">What it should be.</param>
/// <param name="Slot">Its place among all members.</param>
/// <param name="Id">Of a declared attribute its number in the process, else -1.</param>
internal sealed record ContextMember(string Name, AttributeSource Source, AttributeType Type, int Slot, int Id)
{
    private readonly ExistsTest _exists = new(Type);

    /// <summary>True where evaluation can use a value: text may be no date, and a number larger than any.</summary>
    public bool CanUse(in AttributeValue value) => _exists.Matches(in value);
}

/// <summary>The members that contexts may have for one set of flags: the reserved ones and those that <c>context:</c> declares.</summary>
internal sealed class ContextMembers
{
    /// <summary>A longer name is none that anybody looks up.</summary>
    public const int LongestName = 1024;

    private readonly Dictionary<string, ContextMember> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContextMember>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public ContextMembers(ContextSchema schema)
    {
        _bySpan = _members.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string name in schema.AttributeNames)
        {
            // The environment and the time come from the command line, for all contexts alike.
            if (schema.FindAttribute(name) is { Source: not (AttributeSource.Environment or AttributeSource.Now) } attribute)
            {
                _members.Add(name, new ContextMember(name, attribute.Source, attribute.Type, _members.Count, attribute.Id));
                HighestId = Math.Max(HighestId, attribute.Id);
            }
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _members.Count;

    /// <summary>The highest number of a declared attribute; -1 where none is declared.</summary>
    public int HighestId { get; } = -1;

    /// <summary>All names.</summary>
    public IReadOnlyCollection<string> Names => _members.Keys;

    /// <summary>The member of a name, or null.</summary>
    public ContextMember? Find(ReadOnlySpan<char> name) => _bySpan.TryGetValue(name, out ContextMember? member) ? member : null;
}
