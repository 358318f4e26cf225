using System.Runtime.InteropServices;

namespace TypedFlags;

/// <summary>
/// The value of one attribute of an evaluation context: a text, a number, a boolean, a point in time, a list of texts, or
/// nothing. Scalars are held in place, never boxed, and lists are referred to. Immutable, as long as a list given to it is not changed.
/// </summary>
/// <remarks>The default value is <see cref="None"/>: a missing attribute.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly partial struct AttributeValue : IEquatable<AttributeValue>
{
    private readonly object? _reference;
    private readonly long _bits;
    private readonly long _moreBits;
    private readonly AttributeStorage _storage;

    private AttributeValue(AttributeStorage storage, object? reference, long bits = 0, long moreBits = 0)
    {
        _storage = reference is null && storage >= AttributeStorage.Text ? AttributeStorage.None : storage;
        _reference = reference;
        _bits = bits;
        _moreBits = moreBits;
    }

    /// <summary>A missing attribute.</summary>
    public static AttributeValue None => default;

    /// <summary>What the value is.</summary>
    public AttributeValueKind Kind => _storage switch
    {
        AttributeStorage.None => AttributeValueKind.None,
        AttributeStorage.Integer or AttributeStorage.Double => AttributeValueKind.Number,
        AttributeStorage.Boolean => AttributeValueKind.Boolean,
        AttributeStorage.Ticks => AttributeValueKind.DateTime,
        >= AttributeStorage.Array => AttributeValueKind.List,
        _ => AttributeValueKind.String,
    };

    internal AttributeStorage Storage => _storage;

    /// <summary>Equal where the kind and the value are; 1 and 1.0 are equal, lists are compared element by element.</summary>
    public static bool operator ==(AttributeValue left, AttributeValue right) => left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(AttributeValue left, AttributeValue right) => !left.Equals(right);

    /// <summary>The text, or null where this is not a text. Guids and versions count as text.</summary>
    public string? AsString() => Kind == AttributeValueKind.String ? ToString() : null;

    /// <summary>The number, or null where this is not a number.</summary>
    public double? AsNumber() => _storage switch
    {
        AttributeStorage.Integer => _bits,
        AttributeStorage.Double => BitConverter.Int64BitsToDouble(_bits),
        _ => null,
    };

    /// <summary>The boolean, or null where this is not one.</summary>
    public bool? AsBoolean() => _storage == AttributeStorage.Boolean ? _bits != 0 : null;

    /// <summary>The point in time as UTC, or null where this is not one.</summary>
    public DateTimeOffset? AsDateTime() => _storage == AttributeStorage.Ticks ? new DateTimeOffset(_bits, TimeSpan.Zero) : null;

    /// <summary>The list, or null where this is not one.</summary>
    public IReadOnlyList<string>? AsList() => Kind == AttributeValueKind.List ? _reference as IReadOnlyList<string> ?? CopyOfList() : null;

    /// <inheritdoc/>
    public bool Equals(AttributeValue other)
    {
        AttributeValueKind kind = Kind;
        if (kind != other.Kind)
        {
            return false;
        }

        return kind switch
        {
            AttributeValueKind.None => true,
            AttributeValueKind.Number when _storage == other._storage && _storage == AttributeStorage.Integer => _bits == other._bits,
            AttributeValueKind.Number => AsNumber().GetValueOrDefault().Equals(other.AsNumber().GetValueOrDefault()),
            AttributeValueKind.List => AsSpan().SequenceEqual(other.AsSpan()),
            AttributeValueKind.String => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal),
            _ => _bits == other._bits,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        AttributeValueKind.Number => AsNumber().GetHashCode(),
        AttributeValueKind.List => AsSpan().Length,
        AttributeValueKind.String => StringComparer.Ordinal.GetHashCode(ToString()),
        _ => _bits.GetHashCode(),
    };

    /// <summary>
    /// The value as culture-invariant text: whole numbers below 2^63 in digits, others as short as they round-trip, booleans as <c>true</c> and <c>false</c>,
    /// times as RFC 3339 in UTC, lists joined with commas, nothing as empty text. It is also what a value is bucketed by.
    /// </summary>
    public override string ToString()
    {
        if (_reference is string text)
        {
            return text;
        }

        if (Kind == AttributeValueKind.List)
        {
            return string.Join(',', AsSpan()!);
        }

        Span<char> buffer = stackalloc char[KeyTextLength];
        return TryGetKeyText(buffer, out ReadOnlySpan<char> written) ? written.ToString() : string.Empty;
    }
}
