using System.Globalization;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Reads nodes as values of one type each, and says what is wrong with the others (TF2004).</summary>
internal static class Scalars
{
    /// <summary>Text, or null after a diagnostic.</summary>
    public static string? Text(FileReport report, YamlNode node, string property)
    {
        if (node is YamlScalar { Kind: YamlScalarKind.String } scalar)
        {
            return scalar.Text;
        }

        WrongType(report, node, property, Wanted.Text);
        return null;
    }

    /// <summary>True or false, or null after a diagnostic.</summary>
    public static bool? Boolean(FileReport report, YamlNode node, string property)
    {
        if (node is YamlScalar scalar && scalar.TryGetBoolean(out bool value))
        {
            return value;
        }

        WrongType(report, node, property, Wanted.Boolean);
        return null;
    }

    /// <summary>A 32-bit integer, as integer flags have it, or null after a diagnostic.</summary>
    public static int? Integer32(FileReport report, YamlNode node, string property)
    {
        if (Integer(report, node, property) is not { } value)
        {
            return null;
        }

        if (value is >= int.MinValue and <= int.MaxValue)
        {
            return (int)value;
        }

        report.Invalid(node, $"'{property}' is an integer from -2147483648 to 2147483647; {Say.Quoted(((YamlScalar)node).Text)} needs 'type: number'.");
        return null;
    }

    /// <summary>A 64-bit integer, or null after a diagnostic.</summary>
    public static long? Integer(FileReport report, YamlNode node, string property)
    {
        if (node is YamlScalar { Kind: YamlScalarKind.Integer } scalar)
        {
            if (scalar.TryGetInt64(out long value))
            {
                return value;
            }

            report.Invalid(node, $"'{property}' is a 64-bit integer; {Say.Quoted(scalar.Text)} does not fit.");
            return null;
        }

        WrongType(report, node, property, Wanted.Integer);
        return null;
    }

    /// <summary>A finite double, or null after a diagnostic.</summary>
    public static double? Number(FileReport report, YamlNode node, string property)
    {
        if (node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Number } scalar)
        {
            if (Finite(scalar) is { } value)
            {
                return value;
            }

            report.Invalid(node, $"'{property}' wants a finite number, not {Say.Quoted(scalar.Text)}.");
            return null;
        }

        WrongType(report, node, property, Wanted.Number);
        return null;
    }

    /// <summary>Thousandths of a percent, or null after a diagnostic.</summary>
    public static int? Thousandths(FileReport report, YamlNode node, string property)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Number } scalar)
        {
            WrongType(report, node, property, Wanted.Percentage);
            return null;
        }

        // 0x and 0o are rare enough to go the long way round; .inf and .nan are no decimals at all.
        string text = scalar.Text;
        if (scalar.TryGetInt64(out long whole))
        {
            text = whole.ToString(CultureInfo.InvariantCulture);
        }

        int thousandths = 0;
        Percentage.Fault fault = Finite(scalar) is null ? Percentage.Fault.OutOfRange : Percentage.Parse(text, out thousandths);
        if (fault == Percentage.Fault.None)
        {
            return thousandths;
        }

        report.Invalid(node, fault == Percentage.Fault.TooFine
            ? $"{Say.Quoted(scalar.Text)} has more than the three decimals that a percentage can have."
            : $"'{property}' is a percentage from 0 to 100; {Say.Quoted(scalar.Text)} is not.");
        return null;
    }

    /// <summary>A moment, or null after a diagnostic.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="isDay">True where only a day was written.</param>
    public static DateTimeOffset? Date(FileReport report, YamlNode node, string property, out string? text, out bool isDay)
    {
        isDay = false;
        text = null;
        if (node is not YamlScalar { Kind: YamlScalarKind.String } scalar)
        {
            WrongType(report, node, property, Wanted.Date);
            return null;
        }

        DateText.Reading reading = DateText.Parse(scalar.Text, out DateTimeOffset value);
        switch (reading)
        {
            case DateText.Reading.NoOffset:
                report.Invalid(node, $"{Say.Quoted(scalar.Text)} has no offset; add 'Z' for UTC, or one such as '+02:00'.");
                return null;
            case DateText.Reading.Invalid:
                report.Invalid(
                    node, $"{Say.Quoted(scalar.Text)} is no date; write '{property}' as 2026-12-31 or 2026-12-31T08:00:00Z (RFC 3339).");
                return null;
            default:
                text = scalar.Text;
                isDay = reading == DateText.Reading.Date;
                return value;
        }
    }

    /// <summary>A version as written, or null after a diagnostic.</summary>
    public static string? Semver(FileReport report, YamlNode node, string property)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.String } scalar)
        {
            WrongType(report, node, property, Wanted.Version);
            return null;
        }

        if (SemverText.Parse(scalar.Text) is not null)
        {
            return scalar.Text;
        }

        report.Invalid(node, $"{Say.Quoted(scalar.Text)} is no version; write '{property}' as 2.1.0 or 2.1.0-beta.1 (SemVer 2.0.0).");
        return null;
    }

    /// <summary>One of a few words, or -1 after a diagnostic.</summary>
    public static int Word(FileReport report, YamlNode node, string property, string[] words)
    {
        if (Text(report, node, property) is not { } text)
        {
            return -1;
        }

        int index = Array.IndexOf(words, text);
        if (index < 0)
        {
            string? near = report.Near(text, words);
            report.Invalid(node, $"'{property}' is one of {Say.List(words)}, not {Say.Quoted(text)}.{Say.DidYouMean(near)}", near);
        }

        return index;
    }

    /// <summary>A list of text, or null after a diagnostic.</summary>
    public static EquatableArray<string>? TextList(FileReport report, YamlNode node, string property, bool mayBeEmpty = true)
    {
        if (Items(report, node, property, mayBeEmpty) is not { } sequence)
        {
            return null;
        }

        bool isSound = true;
        string[] texts = new string[sequence.Items.Length];
        for (int index = 0; index < texts.Length; index++)
        {
            string? text = Text(report, sequence.Items[index], property);
            isSound &= text is not null;
            texts[index] = text ?? "";
        }

        return isSound ? Collect.Array(texts) : null;
    }

    /// <summary>A list, or null after a diagnostic.</summary>
    public static YamlSequence? Items(FileReport report, YamlNode node, string property, bool mayBeEmpty = true)
    {
        if (node is not YamlSequence sequence)
        {
            WrongType(report, node, property, Wanted.List);
            return null;
        }

        if (!mayBeEmpty && sequence.Items.IsEmpty)
        {
            report.Invalid(node, $"'{property}' may not be empty; list at least one, or remove it.");
            return null;
        }

        return sequence;
    }

    /// <summary>A mapping, or null after a diagnostic.</summary>
    public static YamlMapping? Entries(FileReport report, YamlNode node, string property)
    {
        if (node is YamlMapping mapping)
        {
            return mapping;
        }

        WrongType(report, node, property, Wanted.Mapping);
        return null;
    }

    /// <summary>Says that a node is of the wrong type, and how to mend the usual cases.</summary>
    public static void WrongType(FileReport report, YamlNode node, string property, Wanted wanted)
    {
        string cure = node switch
        {
            YamlScalar { Kind: YamlScalarKind.Null } => "; give it a value or remove it.",
            YamlScalar { Kind: not YamlScalarKind.String } when wanted is Wanted.Text or Wanted.Date or Wanted.Version => "; quote it.",
            YamlScalar { IsPlain: false } scalar when wanted.IsWhat(scalar.Text) => "; remove the quotes.",
            YamlScalar { IsPlain: true } scalar when wanted == Wanted.Boolean && MeansBoolean(scalar.Text) => "; write true or false.",
            _ => ".",
        };
        report.Invalid(node, $"'{property}' wants {wanted.NameOf()}, but {Say.WhatIs(node)}{cure}");
    }

    private static double? Finite(YamlScalar scalar) =>
        scalar.TryGetDouble(out double value) && !double.IsInfinity(value) && !double.IsNaN(value) ? value : null;

    private static bool MeansBoolean(string text) => text.ToUpperInvariant() is "YES" or "NO" or "ON" or "OFF" or "Y" or "N";
}
