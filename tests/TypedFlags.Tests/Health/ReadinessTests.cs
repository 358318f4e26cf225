using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Refresh;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Health;

/// <summary>How the start of a real host and its health check see providers that are late, away, or sure of themselves.</summary>
public sealed class ReadinessTests : IDisposable
{
    private static readonly FlagProviderState On = FlagProviderState.FromJson("""{"f":true}""");

    private readonly LogLines _log = new();
    private readonly FlagRegistry _registry = new();
    private readonly FlagDefinitionSet _set;

    public ReadinessTests() => _set = FlagDefinitionSet.Register<object>(
        _registry,
        "Test.Flags",
        count: 1,
        static () => Encoding.UTF8.GetBytes("{\"format\":1}\n{\"key\":\"f\",\"type\":\"boolean\",\"default\":false}"),
        static accessors => accessors);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static TimeSpan Guard => TimeSpan.FromSeconds(60);

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task The_services_of_a_host_start_after_its_providers_have_given_their_state()
    {
        TaskCompletionSource<FlagProviderState> answer = new();
        FlagDefinitionSet set = _set;
        using IHost host = Build(
            new ScriptedProvider((_, _, _) => answer.Task),
            services => services.AddHostedService(services => new Asker(services.GetRequiredService<FlagEngine>(), set)),
            readyTimeout: Guard);

        Task start = host.StartAsync(Cancelled);
        Assert.False(start.IsCompleted);
        answer.SetResult(On);
        await start.WaitAsync(Guard, Cancelled);

        Assert.True(host.Services.GetServices<IHostedService>().OfType<Asker>().Single().Answer);
        Assert.Empty(_log.At(LogLevel.Warning));
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task A_host_starts_without_a_provider_that_takes_too_long_and_says_so_once()
    {
        TaskCompletionSource<FlagProviderState> answer = new();
        using IHost host = Build(new ScriptedProvider((_, _, _) => answer.Task), readyTimeout: TimeSpan.FromMilliseconds(50));

        await host.StartAsync(Cancelled).WaitAsync(Guard, Cancelled);

        Assert.Contains("within 0.05 s of the start (the source)", Assert.Single(_log.At(LogLevel.Warning)), StringComparison.Ordinal);
        answer.SetResult(On);
        FlagEngine engine = host.Services.GetRequiredService<FlagEngine>();
        Assert.True(await engine.WaitUntilReadyAsync(Guard, Cancelled));
        Assert.True(((FlagAccessors)engine.GetFlags(_set)).Boolean(0).IsEnabled());
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task A_host_whose_source_is_away_waits_starts_with_the_compiled_definitions_and_one_line_says_why()
    {
        bool isAway = true;
        using IHost host = Build(
            new ScriptedProvider((_, _, _) => Volatile.Read(ref isAway) ? throw new IOException("Connection refused.") : Task.FromResult(On)),
            services => services.Configure<TypedFlagsOptions>(static options => options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromMilliseconds(10)),
            readyTimeout: TimeSpan.FromMilliseconds(200));

        await host.StartAsync(Cancelled).WaitAsync(Guard, Cancelled);

        FlagEngine engine = host.Services.GetRequiredService<FlagEngine>();
        BooleanFlag flag = ((FlagAccessors)engine.GetFlags(_set)).Boolean(0);
        Assert.False(flag.IsEnabled());
        string line = Assert.Single(_log.At(LogLevel.Error).Concat(_log.At(LogLevel.Warning)));
        Assert.Equal("The state of the flags could not be read from the source; flags answer without it until it can be read. Connection refused.", line);

        Volatile.Write(ref isAway, false);
        Assert.True(await engine.WaitUntilReadyAsync(Guard, Cancelled));
        Assert.True(flag.IsEnabled());
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task That_a_source_does_not_answer_is_told_at_the_start_and_not_again_when_its_time_is_up()
    {
        int loads = 0;
        using IHost host = Build(
            new ScriptedProvider(async (load, _, stop) =>
            {
                Volatile.Write(ref loads, load);
                await Task.Delay(Timeout.Infinite, stop);
                return On;
            }),
            services => services.Configure<TypedFlagsOptions>(static options =>
            {
                options.LoadTimeout = TimeSpan.FromMilliseconds(300);
                options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromMilliseconds(10);
            }),
            readyTimeout: TimeSpan.Zero);

        await host.StartAsync(Cancelled).WaitAsync(Guard, Cancelled);
        await Eventually.IsTrue(() => Volatile.Read(ref loads) >= 3);

        Assert.Contains("was not there within 0 s", Assert.Single(_log.At(LogLevel.Error).Concat(_log.At(LogLevel.Warning))), StringComparison.Ordinal);
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task An_application_that_is_told_to_stop_while_it_waits_for_its_state_stops_without_an_error()
    {
        TaskCompletionSource asked = new();
        using IHost host = Build(
            new ScriptedProvider((_, _, _) =>
            {
                asked.TrySetResult();
                return new TaskCompletionSource<FlagProviderState>().Task;
            }),
            readyTimeout: TimeSpan.FromMinutes(10));
        Task running = host.RunAsync(Cancelled);
        await asked.Task.WaitAsync(Guard, Cancelled);

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await running.WaitAsync(Guard, Cancelled);
        Assert.Empty(_log.At(LogLevel.Error).Concat(_log.At(LogLevel.Warning)));
    }

    [Fact]
    public async Task Who_waits_for_an_engine_is_not_left_waiting_when_it_is_disposed()
    {
        using IHost host = Build(new ScriptedProvider(static (_, _, _) => new TaskCompletionSource<FlagProviderState>().Task), readyTimeout: TimeSpan.Zero);
        await host.StartAsync(Cancelled);
        FlagEngine engine = host.Services.GetRequiredService<FlagEngine>();
        Task<bool> waiting = engine.WaitUntilReadyAsync(Timeout.InfiniteTimeSpan, Cancelled);

        engine.Dispose();

        Assert.False(await waiting.WaitAsync(Guard, Cancelled));
    }

    [Fact]
    public async Task A_wait_for_an_engine_can_be_cancelled_and_ends_after_its_time()
    {
        using IHost host = Build(new ScriptedProvider(static (_, _, _) => new TaskCompletionSource<FlagProviderState>().Task), readyTimeout: TimeSpan.Zero);
        await host.StartAsync(Cancelled);
        FlagEngine engine = host.Services.GetRequiredService<FlagEngine>();
        using CancellationTokenSource giveUp = new();
        Task<bool> waiting = engine.WaitUntilReadyAsync(Timeout.InfiniteTimeSpan, giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Guard, Cancelled));
        Assert.False(await engine.WaitUntilReadyAsync(TimeSpan.FromMilliseconds(20), Cancelled));
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task Of_two_providers_with_one_name_each_line_says_which_one_it_is_about()
    {
        using IHost host = Build(
            new ScriptedProvider(static (_, _, _) => Task.FromResult(On)),
            services => services.AddTypedFlags().AddProvider(new ScriptedProvider(static (_, _, _) => throw new IOException("Connection refused."))),
            readyTimeout: TimeSpan.Zero);
        await host.StartAsync(Cancelled);

        Assert.Equal(["the source", "the source (2)"], host.Services.GetRequiredService<FlagEngine>().Providers.Select(static provider => provider.Name).TakeLast(2));
        Assert.Contains("from the source (2);", Assert.Single(_log.At(LogLevel.Error)), StringComparison.Ordinal);
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task A_start_that_is_given_up_ends_at_once()
    {
        using IHost host = Build(new ScriptedProvider(static (_, _, _) => new TaskCompletionSource<FlagProviderState>().Task), readyTimeout: Guard);
        using CancellationTokenSource giveUp = new();
        Task start = host.StartAsync(giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start.WaitAsync(Guard, Cancelled));
    }

    [Fact]
    public async Task All_is_well_where_every_provider_has_given_its_state()
    {
        using IHost host = Build(new ScriptedProvider(static (_, _, _) => Task.FromResult(On)));
        await host.StartAsync(Cancelled);

        HealthReportEntry entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        // The source, and the configuration that is always there.
        Assert.Equal("All providers of flags (2) have given their state.", entry.Description);
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task A_provider_that_has_never_given_its_state_is_unhealthy()
    {
        using IHost host = Build(new ScriptedProvider(static (_, _, _) => throw new IOException("password=secret")), readyTimeout: TimeSpan.Zero);
        await host.StartAsync(Cancelled);

        HealthReportEntry entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("the source has never given its state. It has failed since 20", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", entry.Description, StringComparison.Ordinal);
        Assert.Equal(entry.Description, Assert.Single(entry.Data).Value);
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task A_provider_that_fails_after_it_was_there_is_degraded_until_it_is_back()
    {
        bool isAway = false;
        ScriptedProvider provider = new((_, _, _) => Volatile.Read(ref isAway) ? throw new IOException("The source is away.") : Task.FromResult(On));
        using IHost host = Build(provider);
        await host.StartAsync(Cancelled);

        Volatile.Write(ref isAway, true);
        provider.Change();
        HealthReportEntry entry = await CheckAsync(host);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("the source last gave its state at 20", entry.Description, StringComparison.Ordinal);
        Assert.Contains("It has failed since 20", entry.Description, StringComparison.Ordinal);

        Volatile.Write(ref isAway, false);
        provider.Change();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task A_copy_that_nobody_has_confirmed_is_degraded()
    {
        using IHost host = Build(new ScriptedProvider(static (_, _, _) => Task.FromResult(On with { IsStale = true })));
        await host.StartAsync(Cancelled);

        HealthReportEntry entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.StartsWith("the source gave a copy that its source has not confirmed, at 20", entry.Description, StringComparison.Ordinal);
        await host.StopAsync(Cancelled);
    }

    private static async Task<HealthReportEntry> CheckAsync(IHost host)
    {
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancelled);
        return report.Entries["flags"];
    }

    private IHost Build(FlagProvider provider, Action<IServiceCollection>? configure = null, TimeSpan? readyTimeout = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Staging" });
        builder.Services.AddTypedFlags(_registry, options => options.ReadyTimeout = readyTimeout ?? options.ReadyTimeout).AddProvider(provider);
        builder.Services.AddHealthChecks().AddCheck<FlagHealthCheck>("flags");
        builder.Logging.AddProvider(_log);
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    [SuppressMessage("Performance", "CA1812", Justification = "The host makes it.")]
    private sealed class Asker(FlagEngine engine, FlagDefinitionSet set) : IHostedService
    {
        public bool Answer { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Answer = ((FlagAccessors)engine.GetFlags(set)).Boolean(0).IsEnabled();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
