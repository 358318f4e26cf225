using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedFlags.Tests.Telemetry;

namespace TypedFlags.Tests.Exposures;

/// <summary>Options that cannot work are refused with what to do; the host owns the end.</summary>
public sealed class ExposureOptionsTests
{
    public static TheoryData<string, Action<ExposureOptions>> Unusable { get; } = new()
    {
        { "ExposureOptions.QueueCapacity is 0. It has to be 1 to 1000000.", static options => options.QueueCapacity = 0 },
        { "ExposureOptions.BatchSize is 10001. It has to be 1 to 10000.", static options => options.BatchSize = 10_001 },
        { "ExposureOptions.FlushInterval is 00:00:00. It has to be 00:00:00.0100000 to 01:00:00.", static options => options.FlushInterval = TimeSpan.Zero },
        { "ExposureOptions.DeduplicationWindow is -00:00:01.", static options => options.DeduplicationWindow = TimeSpan.FromSeconds(-1) },
        { "ExposureOptions.DeduplicationCapacity is 999.", static options => options.DeduplicationCapacity = 999 },
        { "ExposureOptions.MaxRetries is 11.", static options => options.MaxRetries = 11 },
        { "ExposureOptions.RetryDelay is 00:00:00.", static options => options.RetryDelay = TimeSpan.Zero },
        { "ExposureOptions.WriteTimeout is 00:00:00.", static options => options.WriteTimeout = TimeSpan.Zero },
        { "ExposureOptions.ShutdownTimeout is 01:00:00.", static options => options.ShutdownTimeout = TimeSpan.FromHours(1) },
        { "ExposureOptions.SelectFlag is null.", static options => options.SelectFlag = null! },
        { "ExposureOptions.Reasons is empty", static options => options.Reasons.Clear() },
        { "ExposureOptions.Reasons holds 'split', which no answer has.", static options => options.Reasons.Add("split") },
        { "ExposureOptions.HashKey has fewer than 16 bytes.", static options => options.HashKey = [1, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Unusable_options_are_refused(string message, Action<ExposureOptions> configure)
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => new WatchedFlags(builder => builder.AddExposures(configure).AddExposureSink(new RecordingSink())));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exposures_without_a_sink_are_refused()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => new WatchedFlags(static builder => builder.AddExposures()));

        Assert.Contains("Exposures have no sink", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_becomes_of_the_options_and_the_key_afterwards_does_not_show_anybody()
    {
        ExposureOptions? used = null;
        byte[] key = [.. Enumerable.Range(1, 32).Select(static number => (byte)number)];
        byte[] copy = [.. key];
        RecordingSink sink = new();
        using WatchedFlags flags = new(builder => builder.AddExposureSink(sink).AddExposures(options =>
        {
            used = options;
            options.HashKey = key;
        }));

        used!.HashKey = null;
        Array.Clear(key);
        flags.Experiment.GetVariant(new FlagContext("ada"));
        await flags.Services.GetRequiredService<ExposureChannel>().CloseAsync(CancellationToken.None);

        string expected = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(copy, "ada"u8));
        Assert.Equal(expected, Assert.Single(sink.Written).TargetingKey);
    }

    [Fact]
    public void A_sink_that_takes_the_engine_in_its_constructor_is_told_what_to_do()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            static () => new WatchedFlags(static builder => builder.AddExposureSink<SinkThatAsks>()));

        Assert.StartsWith("The flag engine is asked for while it is being made.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_is_sink_enough()
    {
        List<FlagExposure> written = [];
        using WatchedFlags flags = new(builder => builder.AddExposureSink((batch, _) =>
        {
            written.AddRange(batch);
            return ValueTask.CompletedTask;
        }));

        flags.Experiment.GetVariant(new FlagContext("ada"));
        await flags.Services.GetRequiredService<ExposureChannel>().CloseAsync(CancellationToken.None);

        Assert.Equal("ada", Assert.Single(written).TargetingKey);
    }

    [Fact]
    public async Task A_host_that_stops_writes_what_its_services_exposed_while_they_stopped()
    {
        RecordingSink sink = new();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        FlagRegistry registry = new();
        FlagDefinitionSet set = FlagDefinitionSet.Register<FlagAccessors>(
            registry,
            "Late.Flags",
            count: 1,
            static () => """
                {"format":1}
                {"key":"trial","type":"boolean","kind":"experiment","rollout":50,"default":false}
                """u8,
            static accessors => accessors);
        builder.Services.AddTypedFlags(registry).AddExposureSink(sink);
        builder.Services.AddHostedService<LateAsker>();
        using IHost host = builder.Build();
        await host.StartAsync();

        await host.StopAsync();

        Assert.Equal(["late"], sink.Written.Select(static exposure => exposure.TargetingKey));
        GC.KeepAlive(set);
    }

    private sealed class SinkThatAsks(IFlagClient client) : IExposureSink
    {
        public ValueTask WriteAsync(IReadOnlyList<FlagExposure> exposures, CancellationToken cancellationToken)
        {
            GC.KeepAlive(client);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class LateAsker(FlagAccessors flags) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            flags.Boolean(0).IsEnabled(new FlagContext("late"));
            return Task.CompletedTask;
        }
    }
}
