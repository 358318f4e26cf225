using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TypedFlags.Tests.Support;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> _lines = new();

    /// <summary>Runs inside each warning.</summary>
    public Action? OnWarning { get; set; }

    /// <summary>What this library logged at a level, in order.</summary>
    public IReadOnlyList<string> At(LogLevel level) =>
        [.. _lines.Where(line => line.Level == level && line.Category.StartsWith("TypedFlags", StringComparison.Ordinal)).Select(static line => line.Text)];

    /// <summary>What others logged that an operator gets to see where nothing is configured, in order.</summary>
    public IReadOnlyList<string> OfOthers =>
        [.. _lines.Where(static line => line.Level >= LogLevel.Information && !line.Category.StartsWith("TypedFlags", StringComparison.Ordinal)).Select(static line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, this);

    public void Dispose()
    {
    }

    private sealed class Writer(string category, LogLines lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lines._lines.Enqueue((category, logLevel, formatter(state, exception)));
            if (logLevel == LogLevel.Warning)
            {
                lines.OnWarning?.Invoke();
            }
        }
    }
}
