using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>What alerts write to the host's log. The webhook's host only: its path may hold a secret.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(
        EventId = 40,
        EventName = "AlertGivenUp",
        Level = LogLevel.Error,
        Message = "The alert of version {Version} of the flag '{Flag}' did not reach {Host} in {Attempts} attempt(s) and is given up: {Reason}")]
    public static partial void GivenUp(ILogger logger, long version, string flag, string host, int attempts, string reason);

    [LoggerMessage(
        EventId = 41,
        EventName = "AlertsDropped",
        Level = LogLevel.Warning,
        Message = "Alerts for {Host} are dropped, because {Capacity} wait already. This is said once until there is room again")]
    public static partial void Dropped(ILogger logger, string host, int capacity);

    [LoggerMessage(EventId = 42, EventName = "AlertsLost", Level = LogLevel.Warning, Message = "{Count} alert(s) for {Host} were still waiting when the application ended")]
    public static partial void Lost(ILogger logger, int count, string host);

    [LoggerMessage(
        EventId = 43,
        EventName = "AlertsAbandoned",
        Level = LogLevel.Warning,
        Message = "{Count} alert(s) for {Host} were still waiting when the application ended, and the first of them is held up. Does AlertOptions.Filter wait for something?")]
    public static partial void Abandoned(ILogger logger, int count, string host);

    [LoggerMessage(
        EventId = 44,
        EventName = "AlertTooLate",
        Level = LogLevel.Warning,
        Message = "{Host} is not told of version {Version} of the flag '{Flag}', nor of any write after it: alerts end with the application, and it was written later")]
    public static partial void TooLate(ILogger logger, string host, long version, string flag);
}
