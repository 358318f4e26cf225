using System.Globalization;

namespace TypedFlags.Definitions.Binding;

/// <summary>Dates and times of RFC 3339, and the one form in which the compiled definitions write them.</summary>
internal static class DateText
{
    /// <summary>How to read a text.</summary>
    public enum Reading
    {
        /// <summary>A day; its time is 00:00Z.</summary>
        Date,

        /// <summary>A moment.</summary>
        DateTime,

        /// <summary>A date and time that does not say where on earth.</summary>
        NoOffset,

        /// <summary>Something else.</summary>
        Invalid,
    }

    /// <summary>Reads <c>2026-12-31</c> or <c>2026-12-31T08:00:00.5+01:00</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="value">The moment, in UTC.</param>
    public static Reading Parse(string text, out DateTimeOffset value)
    {
        value = default;
        if (!TryDigits(text, 0, 4, out int year) || !TryDigits(text, 5, 2, out int month) || !TryDigits(text, 8, 2, out int day)
            || text[4] != '-' || text[7] != '-'
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return Reading.Invalid;
        }

        DateTime date = new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        if (text.Length == 10)
        {
            value = new DateTimeOffset(date);
            return Reading.Date;
        }

        if (text[10] is not ('T' or 't') || !TryDigits(text, 11, 2, out int hour) || !TryDigits(text, 14, 2, out int minute)
            || !TryDigits(text, 17, 2, out int second) || text[13] != ':' || text[16] != ':' || hour > 23 || minute > 59 || second > 59)
        {
            return Reading.Invalid;
        }

        int position = 19;
        if (!TryFraction(text, ref position, out long fraction))
        {
            return Reading.Invalid;
        }

        if (position == text.Length)
        {
            return Reading.NoOffset;
        }

        if (!TryOffset(text, position, out TimeSpan offset))
        {
            return Reading.Invalid;
        }

        long ticks = date.Ticks + new TimeSpan(hour, minute, second).Ticks + fraction - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return Reading.Invalid;
        }

        value = new DateTimeOffset(ticks, TimeSpan.Zero);
        return Reading.DateTime;
    }

    /// <summary><c>yyyy-MM-ddTHH:mm:ss[.fffffff]Z</c>, without zeros at the end of the fraction.</summary>
    public static string Write(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static bool TryFraction(string text, ref int position, out long ticks)
    {
        ticks = 0;
        if (position == text.Length || text[position] != '.')
        {
            return true;
        }

        int first = ++position;
        long unit = TimeSpan.TicksPerSecond / 10;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            // What is finer than a tick is cut.
            ticks += (text[position] - '0') * unit;
            unit /= 10;
            position++;
        }

        return position > first;
    }

    private static bool TryOffset(string text, int position, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        char sign = text[position];
        if (sign is 'Z' or 'z')
        {
            return text.Length == position + 1;
        }

        if (sign is not ('+' or '-') || text.Length != position + 6 || text[position + 3] != ':'
            || !TryDigits(text, position + 1, 2, out int hours) || !TryDigits(text, position + 4, 2, out int minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(sign == '-' ? -hours : hours, sign == '-' ? -minutes : minutes, 0);
        return true;
    }

    private static bool TryDigits(string text, int start, int count, out int value)
    {
        value = 0;
        if (text.Length < start + count)
        {
            return false;
        }

        for (int index = start; index < start + count; index++)
        {
            if (text[index] is < '0' or > '9')
            {
                return false;
            }

            value = (value * 10) + (text[index] - '0');
        }

        return true;
    }
}
