using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// One value that a flag can serve: a side of a boolean, a variant, or a literal. Made once, shared by everything that serves
/// it; the value is read from the field of the flag's type, without boxing.
/// </summary>
internal sealed class FlagOutcome
{
    /// <summary>Boolean: off = 0, on = 1. With variants: the place in the file. A literal: -1.</summary>
    public int Index = -1;

    /// <summary><c>off</c>, <c>on</c>, the variant's name, or null for a literal.</summary>
    public string? Variant;

    public FlagType Type;

    public bool Boolean;

    public string? Text;

    public int Integer;

    public double Number;

    public JsonElement Json;

    /// <summary>The object as the generated type, kept here by the handle that decoded it first.</summary>
    public object? Decoded;

    /// <summary>The two of every boolean flag, off first; the same for all of them, and nobody's to change.</summary>
    public static readonly FlagOutcome[] OfBooleans =
    [
        new() { Index = 0, Variant = "off", Type = FlagType.Boolean },
        new() { Index = 1, Variant = "on", Type = FlagType.Boolean, Boolean = true },
    ];

    /// <summary>The value, boxed: for tools. An object is a <see cref="JsonElement"/> unless it came as something else.</summary>
    public object ToObject() => Type switch
    {
        FlagType.Boolean => Boolean,
        FlagType.String => Text ?? string.Empty,
        FlagType.Integer => Integer,
        FlagType.Number => Number,
        _ => Json.ValueKind == JsonValueKind.Undefined ? Decoded ?? Json : Json,
    };

    /// <summary>True where both are the same variant, or literals of the same value.</summary>
    public bool IsSameAs(FlagOutcome other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (Variant is not null || other.Variant is not null)
        {
            return string.Equals(Variant, other.Variant, StringComparison.Ordinal);
        }

        return Type == other.Type && Type switch
        {
            FlagType.Boolean => Boolean == other.Boolean,
            FlagType.String => string.Equals(Text, other.Text, StringComparison.Ordinal),
            FlagType.Integer => Integer == other.Integer,
            FlagType.Number => Number.Equals(other.Number),
            _ => Json.ValueKind != JsonValueKind.Undefined
                && other.Json.ValueKind != JsonValueKind.Undefined
                && JsonElement.DeepEquals(Json, other.Json),
        };
    }
}
