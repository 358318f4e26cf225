using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>What a store of files writes to the log. Faults of a write go to who writes.</summary>
internal static partial class FileStoreLog
{
    [LoggerMessage(
        EventId = 201,
        EventName = "StoreDamaged",
        Level = LogLevel.Warning,
        Message = "{Damage}. The next write sets it right with all that is known; a damaged journal stays beside the new one")]
    public static partial void Damaged(ILogger logger, string damage);

    [LoggerMessage(
        EventId = 202,
        EventName = "StoreTornLine",
        Level = LogLevel.Information,
        Message = "A process died while it wrote to '{Path}'; the half line it left, of which nobody was told that it was written, was cut off")]
    public static partial void TornLine(ILogger logger, string path);

    [LoggerMessage(
        EventId = 203,
        EventName = "StoreStateBehind",
        Level = LogLevel.Warning,
        Message = "The state file '{Path}' could not be written. Nothing is lost: the journal has everything. It is tried again at the next write")]
    public static partial void StateBehind(ILogger logger, Exception exception, string path);

    [LoggerMessage(
        EventId = 204,
        EventName = "StoreRestored",
        Message = "All files of the store '{Path}' were gone. They were written again as this process knows them; the audit trail begins anew")]
    public static partial void Restored(ILogger logger, LogLevel level, string path);
}
