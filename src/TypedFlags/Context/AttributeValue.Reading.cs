using System.Globalization;

namespace TypedFlags;

/// <content>How conditions and bucketing read a value, without allocating.</content>
public readonly partial struct AttributeValue
{
    /// <summary>Room for the text of any value that is not itself text.</summary>
    internal const int KeyTextLength = 64;

    /// <summary>2^63: the first number that is too large for a <see cref="long"/>.</summary>
    private const double BeyondInteger = 9_223_372_036_854_775_808;

    /// <summary>The text, where the value holds one: nearly always where it is a text at all.</summary>
    internal string? HeldText => _reference as string;

    /// <summary>The text of a value of the kind String; where none is held, it is written into <paramref name="buffer"/>.</summary>
    internal bool TryGetText(Span<char> buffer, out ReadOnlySpan<char> text)
    {
        if (_reference is string value)
        {
            text = value;
            return true;
        }

        text = default;
        return Kind == AttributeValueKind.String && TryGetKeyText(buffer, out text);
    }

    /// <summary>The text a value is bucketed and listed by; false for nothing, lists and numbers that are not finite.</summary>
    internal bool TryGetKeyText(Span<char> buffer, out ReadOnlySpan<char> text)
    {
        if (_reference is string value)
        {
            text = value;
            return true;
        }

        CultureInfo invariant = CultureInfo.InvariantCulture;
        int written = 0;
        bool known = _storage switch
        {
            AttributeStorage.Integer or AttributeStorage.IntegerText => _bits.TryFormat(buffer, out written, provider: invariant),
            AttributeStorage.Double or AttributeStorage.DoubleText => TryFormatFinite(buffer, out written),
            AttributeStorage.Boolean => (_bits != 0).TryFormat(buffer, out written),
            AttributeStorage.Guid => GetGuid().TryFormat(buffer, out written),
            AttributeStorage.Version => GetVersion()!.TryFormat(buffer, out written),
            AttributeStorage.Ticks => new DateTime(_bits, DateTimeKind.Utc).TryFormat(buffer, out written, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", invariant),
            _ => false,
        };

        text = buffer[..written];
        if (known && _storage == AttributeStorage.Boolean)
        {
            text = _bits != 0 ? "true" : "false";
        }

        return known;
    }

    /// <summary>The finite number.</summary>
    internal bool TryGetNumber(out double number)
    {
        number = _storage switch
        {
            AttributeStorage.Double => BitConverter.Int64BitsToDouble(_bits),
            AttributeStorage.Integer => _bits,
            AttributeStorage.UntypedText when double.TryParse(
                (string)_reference!, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) => parsed,
            _ => double.NaN,
        };
        return double.IsFinite(number);
    }

    /// <summary>A key is text, also where the application has it as a number.</summary>
    internal AttributeValue AsKey() => _storage switch
    {
        AttributeStorage.Integer => new AttributeValue(AttributeStorage.IntegerText, null, _bits),
        AttributeStorage.Double when TryGetNumber(out _) => new AttributeValue(AttributeStorage.DoubleText, null, _bits),
        AttributeStorage.Double => string.Empty,
        _ => this,
    };

    /// <summary>The whole number, where the value was given as one.</summary>
    internal bool TryGetInteger(out long number)
    {
        number = _bits;
        return _storage == AttributeStorage.Integer;
    }

    /// <summary>The boolean.</summary>
    internal bool TryGetBoolean(out bool value)
    {
        value = _bits != 0;
        return _storage == AttributeStorage.Boolean
            || (_storage == AttributeStorage.UntypedText && bool.TryParse((string)_reference!, out value));
    }

    /// <summary>The version object, where the value was given as one.</summary>
    internal Version? GetVersion() => _reference as Version;

    /// <summary>The UTC ticks of a point in time that was given as one.</summary>
    internal bool TryGetTicks(out long ticks)
    {
        ticks = _bits;
        return _storage == AttributeStorage.Ticks;
    }

    private bool TryFormatFinite(Span<char> buffer, out int written)
    {
        written = 0;
        double number = BitConverter.Int64BitsToDouble(_bits);
        if (double.IsInteger(number) && Math.Abs(number) < BeyondInteger)
        {
            // As the same number given as an integer: 1e15 is 1000000000000000, and -0 is 0. Equal values are counted and listed alike.
            return ((long)number).TryFormat(buffer, out written, provider: CultureInfo.InvariantCulture);
        }

        return double.IsFinite(number) && number.TryFormat(buffer, out written, "R", CultureInfo.InvariantCulture);
    }

    private Guid GetGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, _bits);
        BitConverter.TryWriteBytes(bytes[8..], _moreBits);
        return new Guid(bytes);
    }
}
