using Microsoft.Extensions.Logging;

namespace TypedFlags.HttpFollower;

/// <summary>Tells whoever started this process what is logged, from Information upwards.</summary>
internal sealed class LogToOutput : ILoggerProvider, ILogger
{
    private static readonly Lock Gate = new();

    public static void Write(string line)
    {
        lock (Gate)
        {
            Console.Out.Write(line + "\n");
            Console.Out.Flush();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Write($"log {logLevel} {eventId.Name}");

    public void Dispose()
    {
    }
}
