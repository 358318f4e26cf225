using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Claims;

namespace TypedFlags;

/// <content>Where values come from: implicit conversions, and <c>From</c> for values that may be null.</content>
public readonly partial struct AttributeValue
{
    /// <summary>A text; null is a missing attribute.</summary>
    public static implicit operator AttributeValue(string? value) => From(value);

    /// <summary>A number; NaN and the infinities count as missing when they are compared.</summary>
    public static implicit operator AttributeValue(double value) => new(AttributeStorage.Double, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A number, as the nearest double.</summary>
    public static implicit operator AttributeValue(decimal value) => (double)value;

    /// <summary>A whole number, kept exactly.</summary>
    public static implicit operator AttributeValue(long value) => new(AttributeStorage.Integer, null, value);

    /// <summary>A whole number.</summary>
    public static implicit operator AttributeValue(int value) => (long)value;

    /// <summary>A boolean.</summary>
    public static implicit operator AttributeValue(bool value) => new(AttributeStorage.Boolean, null, value ? 1 : 0);

    /// <summary>A point in time.</summary>
    public static implicit operator AttributeValue(DateTimeOffset value) => new(AttributeStorage.Ticks, null, value.UtcTicks);

    /// <summary>A point in time; one of unspecified kind is taken as UTC, local time is converted.</summary>
    public static implicit operator AttributeValue(DateTime value) =>
        new(AttributeStorage.Ticks, null, value.Kind == DateTimeKind.Local ? value.ToUniversalTime().Ticks : value.Ticks);

    /// <summary>The first moment of a day in UTC.</summary>
    public static implicit operator AttributeValue(DateOnly value) => value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>A Guid: the text <c>xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx</c> in lower case, made only where it is needed.</summary>
    public static implicit operator AttributeValue(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes);
        return new AttributeValue(AttributeStorage.Guid, null, BitConverter.ToInt64(bytes), BitConverter.ToInt64(bytes[8..]));
    }

    /// <summary>A version: major, minor and build number (absent is 0). The revision is not compared.</summary>
    public static implicit operator AttributeValue(Version? value) => new(AttributeStorage.Version, value);

    /// <summary>A list of texts, which must not be changed afterwards; null is a missing attribute.</summary>
    public static implicit operator AttributeValue(string[]? value) => new(AttributeStorage.Array, value);

    /// <summary>A list of texts, which must not be changed afterwards; null is a missing attribute.</summary>
    public static implicit operator AttributeValue(List<string>? value) => new(AttributeStorage.List, value);

    /// <summary>A text; null is a missing attribute.</summary>
    public static AttributeValue From(string? value) => new(AttributeStorage.Text, value);

    /// <summary>A number; null is a missing attribute.</summary>
    public static AttributeValue From(double? value) => value is { } number ? number : None;

    /// <summary>A number, as the nearest double; null is a missing attribute.</summary>
    public static AttributeValue From(decimal? value) => value is { } number ? number : None;

    /// <summary>A whole number; null is a missing attribute.</summary>
    public static AttributeValue From(long? value) => value is { } number ? number : None;

    /// <summary>A whole number, beyond <see cref="long.MaxValue"/> as the nearest double; null is a missing attribute.</summary>
    public static AttributeValue From(ulong? value) =>
        value is not { } number ? None : number <= long.MaxValue ? (long)number : (double)number;

    /// <summary>A whole number; null is a missing attribute.</summary>
    public static AttributeValue From(int? value) => value is { } number ? number : None;

    /// <summary>A boolean; null is a missing attribute.</summary>
    public static AttributeValue From(bool? value) => value is { } boolean ? boolean : None;

    /// <summary>A point in time; null is a missing attribute.</summary>
    public static AttributeValue From(DateTimeOffset? value) => value is { } time ? time : None;

    /// <summary>A point in time, UTC unless it is local; null is a missing attribute.</summary>
    public static AttributeValue From(DateTime? value) => value is { } time ? time : None;

    /// <summary>The first moment of a day in UTC; null is a missing attribute.</summary>
    public static AttributeValue From(DateOnly? value) => value is { } day ? day : None;

    /// <summary>A Guid; null is a missing attribute.</summary>
    public static AttributeValue From(Guid? value) => value is { } guid ? guid : None;

    /// <summary>A version; null is a missing attribute.</summary>
    public static AttributeValue From(Version? value) => value;

    /// <summary>
    /// A list of texts; null is a missing attribute. Arrays, <see cref="List{T}"/>, <see cref="HashSet{T}"/> and whatever has an index are
    /// used as they are and must not be changed while the value is in use; anything else is copied.
    /// </summary>
    public static AttributeValue From(IEnumerable<string>? value) => value switch
    {
        null => None,
        string[] array => array,
        List<string> list => list,
        HashSet<string> or IReadOnlyList<string> or IList<string> => new AttributeValue(AttributeStorage.Collection, value),
        _ => new AttributeValue(AttributeStorage.Array, Enumerable.ToArray(value)),
    };

    /// <summary>A list of texts, which is used as it is; null and the default array are a missing attribute.</summary>
    public static AttributeValue From(ImmutableArray<string>? value) =>
        ImmutableCollectionsMarshal.AsArray(value.GetValueOrDefault());

    /// <summary>Text that is read as whatever type the attribute declares.</summary>
    internal static AttributeValue FromUntypedText(string? value) => new(AttributeStorage.UntypedText, value);

    /// <summary>The list of a user's groups, read from the claims when somebody looks into it.</summary>
    internal static AttributeValue FromGroupsOf(ClaimsPrincipal principal) => new(AttributeStorage.GroupClaims, principal);

    /// <summary>The list of a user's claims of the name of an attribute, by <see cref="AttributeIds"/>.</summary>
    internal static AttributeValue FromClaimsOf(ClaimsPrincipal principal, int attributeId) => new(AttributeStorage.NamedClaims, principal, attributeId);
}
