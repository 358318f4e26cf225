using System.CommandLine;
using System.Globalization;

namespace TypedFlags.Cli.Arguments;

/// <summary>The date that flags are held against.</summary>
internal static class TodayOption
{
    public static Option<string> Create() => new("--today")
    {
        Description = "The date that 'expires' is held against, as the build's property TypedFlagsToday. Default: the UTC date.",
        HelpName = "yyyy-MM-dd",
    };

    /// <exception cref="Refusal">It is no date.</exception>
    public static DateTime Read(string? text, Surroundings surroundings)
    {
        if (text is null)
        {
            return surroundings.TimeProvider.GetUtcNow().UtcDateTime.Date;
        }

        return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime day)
            ? day
            : throw Refusal.Usage($"--today: '{text}' is no date. Write it as 2026-12-01.");
    }
}
