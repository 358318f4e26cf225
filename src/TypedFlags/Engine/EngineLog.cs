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
        Message = "The state of the flags could not be read from {Layer}; what was read before stays in force")]
    public static partial void StateUnreadable(ILogger logger, Exception exception, string layer);

    [LoggerMessage(EventId = 5, EventName = "DefinitionsConflict", Level = LogLevel.Error, Message = "{Conflict}")]
    public static partial void DefinitionsConflict(ILogger logger, string conflict);
}
