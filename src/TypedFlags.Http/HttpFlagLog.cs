using Microsoft.Extensions.Logging;

namespace TypedFlags.Http;

/// <summary>What this provider itself writes to the log. That the server can't be asked is the engine's to say.</summary>
internal static partial class HttpFlagLog
{
    [LoggerMessage(EventId = 1, EventName = "CopyIgnored", Level = LogLevel.Warning, Message = "The copy of the flags of {Server} in {Path} is not used: {Reason}")]
    public static partial void CopyIgnored(ILogger logger, Exception exception, string server, string path, string reason);

    [LoggerMessage(
        EventId = 2,
        EventName = "CopyNotWritten",
        Level = LogLevel.Warning,
        Message = "No copy of the flags of {Server} can be kept in {Path}, so that a start without the server would answer from the compiled definitions, or from an older copy: {Reason}")]
    public static partial void CopyNotWritten(ILogger logger, Exception exception, string server, string path, string reason);

    [LoggerMessage(EventId = 3, EventName = "CopyWrittenAgain", Level = LogLevel.Information, Message = "Copies of the flags of {Server} are kept in {Path} again")]
    public static partial void CopyWrittenAgain(ILogger logger, string server, string path);

    [LoggerMessage(
        EventId = 4,
        EventName = "StreamSilent",
        Level = LogLevel.Warning,
        Message = "The stream of changes of {Server} falls silent, as if something on the way held it back: changes may be seen only at the next poll until it is heard again")]
    public static partial void StreamSilent(ILogger logger, Exception exception, string server);
}
