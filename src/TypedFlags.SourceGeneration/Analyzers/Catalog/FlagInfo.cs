using System.Collections.Immutable;
using System.Globalization;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Analyzers.Catalog;

/// <summary>What the rules ask about a flag, be it of this project's file or of a referenced assembly.</summary>
internal sealed record FlagInfo
{
    /// <summary>The key, as in the file.</summary>
    public required string Key { get; init; }

    /// <summary>The C# member, without <c>@</c>.</summary>
    public required string MemberName { get; init; }

    /// <summary>True where this project's own file declares it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The assembly that declares it; null for this project's own.</summary>
    public string? DeclaredIn { get; init; }

    /// <summary>The type that has the member, with its namespace, of another assembly's flag; null for this project's own.</summary>
    public string? ClassName { get; init; }

    /// <summary>True where code outside the assembly that declares it may name the member's type.</summary>
    public bool IsPublic { get; init; }

    public FlagKind Kind { get; init; }

    public string? Owner { get; init; }

    /// <summary>As in the file: <c>yyyy-MM-dd</c>, or a moment in UTC.</summary>
    public string? Created { get; init; }

    /// <summary>As in the file: <c>yyyy-MM-dd</c>, or a moment in UTC.</summary>
    public string? Expires { get; init; }

    public bool IsDeprecated { get; init; }

    public string? DeprecationMessage { get; init; }

    public string? ReplacedBy { get; init; }

    /// <summary>True where the answer can depend on who asks.</summary>
    public bool HasTargeting { get; init; }

    /// <summary>What everybody gets according to the file: <c>on</c>, <c>off</c>, a variant or a value as text; null where that differs.</summary>
    public string? Outcome { get; init; }

    /// <summary>The texts of a text flag's variants; empty for every other flag.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>True for the kinds that are meant to stay.</summary>
    public bool IsPermanent => Kind is FlagKind.Operational or FlagKind.Permission;

    /// <summary>The last good day, or null.</summary>
    public DateTime? LastDay => DayOf(Expires);

    /// <summary>The day the flag was created, or null.</summary>
    public DateTime? CreatedOn => DayOf(Created);

    // A moment counts for the UTC day it is in, whatever offset it is written with.
    private static DateTime? DayOf(string? text)
    {
        if (text is not { Length: >= 10 })
        {
            return null;
        }

        if (text.Length > 10 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment))
        {
            return moment.UtcDateTime.Date;
        }

        return DateTime.TryParseExact(text.Substring(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
            ? day
            : null;
    }
}
