namespace TypedFlags;

/// <summary>Points in time as text: RFC 3339, and a date alone, which is 00:00 UTC. A time without an offset is not one.</summary>
internal static class Rfc3339
{
    private const int DateLength = 10;
    private const int ShortestTime = 20;

    /// <summary>Reads a point in time as UTC ticks. Fractions finer than a tick are cut off.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long utcTicks)
    {
        utcTicks = 0;
        if (text.Length < DateLength
            || !TryGetNumber(text[..4], out int year) || text[4] != '-'
            || !TryGetNumber(text.Slice(5, 2), out int month) || text[7] != '-'
            || !TryGetNumber(text.Slice(8, 2), out int day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        long date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        if (text.Length == DateLength)
        {
            utcTicks = date;
            return true;
        }

        if (!TryParseTime(text[DateLength..], out long time))
        {
            return false;
        }

        utcTicks = date + time;
        return utcTicks >= DateTime.MinValue.Ticks && utcTicks <= DateTime.MaxValue.Ticks;
    }

    /// <summary>Reads <c>T12:30:00.5+02:00</c> as ticks after the date's midnight in UTC.</summary>
    private static bool TryParseTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < ShortestTime - DateLength
            || text[0] is not ('T' or 't')
            || !TryGetNumber(text.Slice(1, 2), out int hour) || text[3] != ':'
            || !TryGetNumber(text.Slice(4, 2), out int minute) || text[6] != ':'
            || !TryGetNumber(text.Slice(7, 2), out int second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
        text = text[9..];
        if (text[0] == '.')
        {
            int digits = 0;
            long unit = TimeSpan.TicksPerSecond;
            while (digits + 1 < text.Length && char.IsAsciiDigit(text[digits + 1]))
            {
                unit /= 10;
                ticks += unit * (text[digits + 1] - '0');
                digits++;
            }

            text = text[(digits + 1)..];
            if (digits == 0)
            {
                return false;
            }
        }

        return TryApplyOffset(text, ref ticks);
    }

    private static bool TryApplyOffset(ReadOnlySpan<char> text, ref long ticks)
    {
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryGetNumber(text.Slice(1, 2), out int hours) || !TryGetNumber(text.Slice(4, 2), out int minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        long offset = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        ticks -= text[0] == '+' ? offset : -offset;
        return true;
    }

    private static bool TryGetNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
