using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>What an engine writes to the host's log.</summary>
internal static partial class EngineLog
{
    /// <summary>Writes to the log from within an evaluation, which has nothing to do with it if a logger throws.</summary>
    public static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // There is nobody left to tell.
        }
    }

    [LoggerMessage(
        EventId = 1,
        EventName = "SeveralEngines",
        Level = LogLevel.Warning,
        Message = "Several flag engines are live in this process and no scope says which one '{Flags}' means, so it answers from the definitions "
            + "compiled from flags.yaml. Open a scope with FlagEngine.Use(), or inject the generated IFlags, which is bound to its engine")]
    public static partial void SeveralEngines(ILogger logger, string flags);

    [LoggerMessage(EventId = 2, EventName = "StateIgnored", Level = LogLevel.Warning, Message = "{Problem}")]
    public static partial void StateIgnored(ILogger logger, string problem);

    [LoggerMessage(EventId = 3, EventName = "StateChanged", Level = LogLevel.Debug, Message = "The state of the flags was read again from {Layer}")]
    public static partial void StateChanged(ILogger logger, string layer);

    [LoggerMessage(
        EventId = 4,
        EventName = "StateUnreadable",
        Level = LogLevel.Error,
        Message = "The state of the flags could not be read from {Layer}; {Meanwhile}. {Reason}")]
    public static partial void StateUnreadable(ILogger logger, Exception exception, string layer, string meanwhile, string reason);

    [LoggerMessage(EventId = 5, EventName = "DefinitionsConflict", Level = LogLevel.Error, Message = "{Conflict}")]
    public static partial void DefinitionsConflict(ILogger logger, string conflict);

    [LoggerMessage(EventId = 6, EventName = "StateStillUnreadable", Level = LogLevel.Debug, Message = "The state of the flags still could not be read from {Layer}")]
    public static partial void StateStillUnreadable(ILogger logger, Exception exception, string layer);

    [LoggerMessage(EventId = 7, EventName = "StateReadableAgain", Level = LogLevel.Information, Message = "The state of the flags can be read from {Layer} again")]
    public static partial void StateReadableAgain(ILogger logger, string layer);

    [LoggerMessage(
        EventId = 8,
        EventName = "ChangesUnheard",
        Level = LogLevel.Warning,
        Message = "{Layer} does not tell of changes at the moment; they are seen when it is next asked")]
    public static partial void ChangesUnheard(ILogger logger, Exception exception, string layer);

    [LoggerMessage(
        EventId = 9,
        EventName = "NotReady",
        Level = LogLevel.Warning,
        Message = "The state of the flags was not there within {Seconds} s of the start ({Layers}); the application goes on with what there is")]
    public static partial void NotReady(ILogger logger, double seconds, string layers);

    [LoggerMessage(
        EventId = 10,
        EventName = "SubscriberFailed",
        Level = LogLevel.Error,
        Message = "{Method}, which is told of changes of flags, threw. It is told of further ones; what it throws from now on is not logged")]
    public static partial void SubscriberFailed(ILogger logger, Exception exception, string method);

    [LoggerMessage(
        EventId = 11,
        EventName = "DefinitionsDrifted",
        Level = LogLevel.Warning,
        Message = "The flags of this build are not those that {Store} was told of: {Drift}. FlagDefinitionSync.WriteAsync tells it")]
    public static partial void DefinitionsDrifted(ILogger logger, string store, string drift);

    [LoggerMessage(EventId = 12, EventName = "DriftUnknown", Level = LogLevel.Warning, Message = "The flags of this build could not be compared with those of {Store}")]
    public static partial void DriftUnknown(ILogger logger, Exception exception, string store);
}
