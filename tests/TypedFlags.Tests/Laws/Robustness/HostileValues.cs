using System.Globalization;
using TypedFlags.Tests.Laws.Generation;

namespace TypedFlags.Tests.Laws.Robustness;

/// <summary>Values of every kind that no rule is prepared for.</summary>
internal static class HostileValues
{
    /// <summary>Longer than any buffer on the stack, and than what patterns look at.</summary>
    private static readonly string Enormous = new('9', 20_000);

    public static AttributeValue Next(Random random) => random.Next(12) switch
    {
        0 => AttributeValue.None,
        1 => random.Pick(double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, double.MinValue, -0.0, random.NextDouble()),
        2 => random.Pick(long.MinValue, long.MaxValue, 0, -1, random.NextInt64()),
        3 => random.Chance(0.5) ? AttributeValue.From(ulong.MaxValue) : random.Pick(decimal.MinValue, decimal.MaxValue, 0.1m),
        4 => random.Chance(0.5),
        5 when random.Chance(0.5) => random.Pick(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch),
        5 => new DateTime(random.Pick(0, DateTime.MaxValue.Ticks, random.NextInt64(DateTime.MaxValue.Ticks)), random.Pick(DateTimeKind.Local, DateTimeKind.Utc, DateTimeKind.Unspecified)),
        6 => random.Chance(0.5) ? random.Pick(DateOnly.MinValue, DateOnly.MaxValue) : RandomUnits.NextGuid(random),
        7 => random.Chance(0.2) ? (Version?)null : new Version(random.Pick(0, int.MaxValue), random.Pick(0, 7, int.MaxValue)),
        8 => List(random),
        9 => AttributeValue.FromUntypedText(Text(random)),
        _ => Text(random),
    };

    public static string? Text(Random random) => random.Next(16) switch
    {
        0 => null,
        1 => string.Empty,
        2 => Enormous,
        3 => random.Pick("\uD800", "\uDC00x", "a\uD800", "\0", "\uFEFF", "\u202E", " ", "\r\n"),
        4 => random.Pick("2026-13-01", "2026-02-30T00:00:00Z", "0000-00-00", "9999-12-31T23:59:59.9999999999Z", "2026-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00.Z"),
        5 => random.Pick("1", "1.", "1..2", "v", "1.2.3.4", "1.2.3-", "1.2.3+", "01.2.3", "1.2.3-01", "99999999999999999999999.0.0", "-1", "1.2.3-" + Enormous),
        6 => random.Pick("NaN", "Infinity", "1e999", "0x10", "1,5", "１", "--1", "1e-999"),
        7 => random.Pick("true", "TRUE", "yes", "1", "on"),
        8 => random.Pick(World.Plans),
        9 => random.Pick(World.Versions),
        10 => random.Pick(World.Times),
        11 => random.Next().ToString(CultureInfo.InvariantCulture),
        _ => RandomUnits.Next(random),
    };

    public static string?[] Texts(Random random) => [.. Enumerable.Range(0, random.Next(5)).Select(_ => Text(random))];

    private static AttributeValue List(Random random) => random.Next(4) switch
    {
        0 => (string[]?)null,
        1 => AttributeValue.From(Texts(random).Where(static _ => true)!),
        2 => new List<string>(Texts(random)!),
        _ => Texts(random)!,
    };
}
