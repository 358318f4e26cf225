using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>What is logged of lists that are kept outside.</summary>
internal static partial class MembershipLog
{
    [LoggerMessage(
        EventId = 30,
        EventName = "ListsUnreadable",
        Level = LogLevel.Error,
        Message = "It could not be looked up in which lists of {Source} a user is; users count as not listed there until it can be. {Reason}")]
    public static partial void ListsUnreadable(ILogger logger, Exception exception, string source, string reason);

    [LoggerMessage(EventId = 31, EventName = "ListsReadableAgain", Level = LogLevel.Information, Message = "Users can be looked up in the lists of {Source} again")]
    public static partial void ListsReadableAgain(ILogger logger, string source);
}
