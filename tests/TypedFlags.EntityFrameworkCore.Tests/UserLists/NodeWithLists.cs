using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>An engine that looks users up in a store's lists, as a process of an application has it.</summary>
internal sealed class NodeWithLists : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Errors _errors = new();

    public NodeWithLists(EntityFrameworkFlagStore store)
    {
        Source = store.CreateMembershipSource();
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(_errors));
        services.AddTypedFlags(static options =>
        {
            options.RetryDelay = TimeSpan.FromMilliseconds(10);
            options.PrepareTimeout = TimeSpan.FromSeconds(30); // A busy machine is no outage.
        }).AddProvider(Source);
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<FlagEngine>();
    }

    public FlagEngine Engine { get; }

    public FlagMembershipSource Source { get; }

    /// <summary>Each error that was logged.</summary>
    public IReadOnlyCollection<string> LoggedErrors => _errors.Texts;

    /// <summary>Whether the flag is on for a user who was looked up before.</summary>
    public async Task<bool> IsOnAsync(string flagKey, string user, string? tenant = null) =>
        Engine.Client.GetBoolean(flagKey, await Engine.PrepareAsync(new FlagContext(user) { TenantId = tenant }, TestContext.Current.CancellationToken), defaultValue: false);

    public static async Task<NodeWithLists> StartAsync(EntityFrameworkFlagStore store)
    {
        NodeWithLists node = new(store);
        Assert.True(await node.Engine.WaitUntilReadyAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        return node;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Errors : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("TypedFlags", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Texts.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
