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
}
