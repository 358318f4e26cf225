using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Contexts;

/// <summary>
/// What is odd about contexts and no mistake: members that nothing declares, values that count as missing. Each name is told
/// once, where it came first.
/// </summary>
internal sealed class ContextNotes(Surroundings surroundings, ContextMembers members)
{
    private const int Most = 20;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Where the context stands that is being read.</summary>
    public ContextPlace Place { get; set; }

    /// <summary>A member that nothing declares.</summary>
    public void Unknown(ReadOnlySpan<char> name, ReadOnlySpan<byte> text, int position)
    {
        if (ShouldTell(name))
        {
            Tell(text, position, name switch
            {
                "environment" => "'environment' is ignored here: it is given by --environment.",
                "now" => "'now' is ignored here: it is given by --at.",
                _ => $"No 'context:' declares an attribute '{Printable.Line(name.ToString(), 64)}'; it is ignored{DidYouMean.Hint(name.ToString(), members.Names)}.",
            });
        }
    }

    /// <summary>A value that is not of its attribute's type.</summary>
    public void WrongType(ContextMember member, string found, ReadOnlySpan<byte> text, int position)
    {
        if (ShouldTell(member.Name))
        {
            Tell(text, position, $"'{member.Name}' is declared as {NameOf(member.Type)}, and this is {found}; it counts as missing.");
        }
    }

    /// <summary>A value of the kind of its attribute's type, and still none.</summary>
    public void Unusable(ContextMember member, ReadOnlySpan<byte> text, int position)
    {
        if (ShouldTell(member.Name))
        {
            string what = member.Type switch
            {
                AttributeType.Number => "this is larger than any number",
                AttributeType.DateTime => "this is no RFC 3339 date or time with an offset",
                _ => "this is no version",
            };
            Tell(text, position, $"'{member.Name}' is declared as {NameOf(member.Type)}, and {what}; it counts as missing.");
        }
    }

    private static string NameOf(AttributeType type) => type.ToString().ToLowerInvariant();

    private bool ShouldTell(ReadOnlySpan<char> name) =>
        _told.Count < Most && _told.GetAlternateLookup<ReadOnlySpan<char>>().Add(name);

    private void Tell(ReadOnlySpan<byte> text, int position, string message)
    {
        surroundings.Tell($"{Place.At(text, position)}: warning: {message}");
        if (_told.Count == Most)
        {
            surroundings.Tell("typedflags: There may be more such warnings; they are not shown.");
        }
    }
}
