using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>What hooks and exposures write to the host's log.</summary>
internal static partial class ObservationLog
{
    [LoggerMessage(
        EventId = 20,
        EventName = "HookFailed",
        Level = LogLevel.Error,
        Message = "The hook {Hook} threw in {Stage} for the flag '{Flag}'. The flag's answer is not affected; further failures of this hook in this "
            + "stage are counted, not logged")]
    public static partial void HookFailed(ILogger logger, Exception exception, string hook, string stage, string flag);

    [LoggerMessage(
        EventId = 21,
        EventName = "ExposureSinkFailed",
        Level = LogLevel.Error,
        Message = "The exposure sink {Sink} failed {Attempts} time(s) in a row and lost {Count} exposure(s). What it loses from now on is counted, "
            + "not logged, until it works again")]
    public static partial void ExposureSinkFailed(ILogger logger, Exception? exception, string sink, int attempts, int count);

    [LoggerMessage(EventId = 22, EventName = "ExposureSinkRecovered", Level = LogLevel.Information, Message = "The exposure sink {Sink} works again")]
    public static partial void ExposureSinkRecovered(ILogger logger, string sink);

    [LoggerMessage(
        EventId = 23,
        EventName = "ExposuresDropped",
        Level = LogLevel.Warning,
        Message = "{Count} exposure(s) were dropped since the start, because the queue of {Capacity} was full, the channel was closed or the targeting "
            + "key was too long")]
    public static partial void ExposuresDropped(ILogger logger, long count, int capacity);

    [LoggerMessage(
        EventId = 24,
        EventName = "ExposureSelectionFailed",
        Level = LogLevel.Error,
        Message = "ExposureOptions.SelectFlag threw for the flag '{Flag}', which therefore makes no exposures")]
    public static partial void ExposureSelectionFailed(ILogger logger, Exception exception, string flag);
}
