using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Http.Tests;

/// <summary>An application that takes its flags from a server.</summary>
internal sealed class FlagClientApp : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private FlagClientApp(ServiceProvider services, LogLines log)
    {
        _services = services;
        Log = log;
        Engine = services.GetRequiredService<FlagEngine>();
    }

    public LogLines Log { get; }

    public FlagEngine Engine { get; }

    public FlagProviderStatus Status => Engine.Providers.Single();

    /// <summary>Starts, and does not wait for the server.</summary>
    public static FlagClientApp Start(Uri server, Action<HttpFlagOptions>? configure = null, TimeProvider? clock = null)
    {
        LogLines log = new();
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddTypedFlags(
            TestFlags.Register(),
            options =>
            {
                options.Environment = "Production";
                options.TimeProvider = clock;
                options.RetryDelay = TimeSpan.FromMilliseconds(20);
                options.MaxRetryDelay = TimeSpan.FromMilliseconds(50);
            }).AddHttp(server, options =>
            {
                options.CopyFolder = null;
                options.Key = FlagServer.Key;
                options.PollInterval = TimeSpan.FromMilliseconds(100);
                configure?.Invoke(options);
            });
        return new FlagClientApp(services.BuildServiceProvider(), log);
    }

    public bool IsOn(string flag = "f", FlagContext? context = null) => Engine.Client.GetBoolean(flag, context, false);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
