using System.Globalization;

namespace TypedFlags;

/// <summary>How the definitions of this build differ from those that were last written to a store. Keys, in ordinal order each.</summary>
/// <param name="Missing">Flags of this build that the store knows nothing of.</param>
/// <param name="Unknown">Flags that the store knows and no loaded assembly declares: of another build, or of an assembly that is yet to be loaded.</param>
/// <param name="Different">Flags whose definition, or compiled state, is another one in the store.</param>
public sealed record FlagDriftReport(IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown, IReadOnlyList<string> Different)
{
    private const int MostNamed = 5;
    private const int LongestKey = 64;

    /// <summary>True where there is no difference.</summary>
    public bool IsEmpty => Missing.Count == 0 && Unknown.Count == 0 && Different.Count == 0;

    /// <summary>One line of bounded length: how many, and the first few of each.</summary>
    public override string ToString() => IsEmpty
        ? "no difference"
        : string.Join("; ", new[] { Describe(Missing, "missing in the store"), Describe(Unknown, "unknown to this build"), Describe(Different, "different") }
            .Where(static part => part.Length > 0));

    private static string Describe(IReadOnlyList<string> keys, string what)
    {
        if (keys.Count == 0)
        {
            return string.Empty;
        }

        string named = string.Join(", ", keys.Take(MostNamed).Select(static key => key.Length <= LongestKey ? key : key[..LongestKey] + "…"));
        string more = keys.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {keys.Count - MostNamed} more") : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{keys.Count} {what} ({named}{more})");
    }
}
