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
        EventName = "RedisAway",
        Level = LogLevel.Warning,
        Message = "Redis at {Address} is no help: {Reason} Flags and writes go on with the store alone; other nodes see a change when they next ask it, or when Redis is back")]
    public static partial void RedisAway(ILogger logger, Exception exception, string address, string reason);

    [LoggerMessage(EventId = 3, EventName = "RedisBack", Level = LogLevel.Information, Message = "Redis at {Address} serves the flags' nodes again")]
    public static partial void RedisBack(ILogger logger, string address);
}
