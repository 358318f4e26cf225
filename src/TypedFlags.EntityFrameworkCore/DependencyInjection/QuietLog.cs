using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// What Entity Framework Core logs of the store's own context. It would tell of each poll, and of an outage several errors at each try; the engine tells of an outage
/// once, and of its end, and who writes gets the exception.
/// </summary>
internal static class QuietLog
{
    public static void Configure(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandExecuted, LogLevel.Debug),
        (RelationalEventId.CommandError, LogLevel.Debug),
        (RelationalEventId.CommandCanceled, LogLevel.Debug),
        (RelationalEventId.ConnectionError, LogLevel.Debug),
        (RelationalEventId.ConnectionCanceled, LogLevel.Debug),
        (RelationalEventId.TransactionError, LogLevel.Debug),
        (CoreEventId.QueryIterationFailed, LogLevel.Debug),
        (CoreEventId.QueryCanceled, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug),
        (CoreEventId.SaveChangesCanceled, LogLevel.Debug),
        (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
        (CoreEventId.ExecutionStrategyRetrying, LogLevel.Debug));
}
