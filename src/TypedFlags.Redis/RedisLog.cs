using Microsoft.Extensions.Logging;

namespace TypedFlags.Redis;

/// <summary>What is written to the host's log.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(
        EventId = 1,
        EventName = "Unreadable",
        Level = LogLevel.Warning,
        Message = "{Count} entries of '{Key}' in Redis are no state of a flag, and are passed over. Something else writes to that key; give it, or the flags, another prefix")]
    public static partial void Unreadable(ILogger logger, int count, string? key);

    [LoggerMessage(
        EventId = 2,
        EventName = "ChangesUntold",
        Level = LogLevel.Warning,
        Message = "Redis at {Address} could not be told of a change of the flags' state. The change is made; this is tried again until it is told")]
    public static partial void ChangesUntold(ILogger logger, Exception exception, string address);

    [LoggerMessage(EventId = 3, EventName = "ChangesToldAgain", Level = LogLevel.Information, Message = "Redis at {Address} tells of changes again")]
    public static partial void ChangesToldAgain(ILogger logger, string address);
}
