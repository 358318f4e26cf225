namespace TypedFlags.Cli.Contexts;

/// <summary>
/// Makes strings of short texts that come again and again (plans, countries) only once. A text that falls on another's place
/// takes it over, so the pool never grows.
/// </summary>
internal sealed class TextPool
{
    private const int PlaceBits = 10;
    private const int LongestText = 32;

    private readonly string?[] _texts = new string?[1 << PlaceBits];

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
        {
            return text.ToString();
        }

        ref string? place = ref _texts[PlaceOf(text)];
        return place is not null && text.SequenceEqual(place) ? place : place = text.ToString();
    }

    /// <summary>FNV-1a over the characters; its upper bits are the better mixed ones.</summary>
    private static int PlaceOf(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = (hash ^ character) * 16777619;
        }

        return (int)(hash >> (32 - PlaceBits));
    }
}
