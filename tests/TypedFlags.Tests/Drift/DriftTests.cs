using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Drift;

/// <summary>What a build says of its flags, held against what a store was last told.</summary>
public sealed class DriftTests : IDisposable
{
    private const string Header = """{"format":1,"context":{"plan":{"type":"string"},"age":{"type":"number"}},"segments":{"old":{"age":{"gte":65}},"special":{"any":[{"segment":"old"},{"plan":{"eq":"pro"}}]}}}""";
    private const string A = """{"key":"a","type":"boolean","rules":[{"when":{"segment":"special"},"serve":true}],"default":false}""";
    private const string B = """{"key":"b","type":"string","variants":{"one":"1","two":"2"},"default":"one"}""";

    private readonly LogLines _log = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public void A_fingerprint_is_the_same_for_ever() =>
        // Worked out by another program from the bytes that DefinitionFingerprint describes; were it another, every store would report drift.
        Assert.Equal("3c0438e962814fbaf6befec8c9ab4d94e96b467402e35e7981126e817cc2ba8f", Set(Header, A, B)[1].ComputeFingerprint());

    [Fact]
    public void A_fingerprint_depends_on_nothing_but_the_flag_and_what_it_uses()
    {
        string before = Set(Header, A, B)[1].ComputeFingerprint();

        Assert.Equal(before, Set(Header, """{"key":"a","type":"boolean","default":true}""", B)[1].ComputeFingerprint());
        Assert.Equal(before, Set("""{"format":1}""", B)[0].ComputeFingerprint());
    }

    [Theory]
    [InlineData("\"default\":false", "\"default\":true")]
    [InlineData("\"serve\":true", "\"rollout\":5")]
    [InlineData("\"type\":\"boolean\"", "\"type\":\"boolean\",\"owner\":\"payments\"")]
    [InlineData("\"gte\":65", "\"gte\":64")]
    [InlineData("\"eq\":\"pro\"", "\"eq\":\"free\"")]
    [InlineData("\"age\":{\"type\":\"number\"}", "\"age\":{\"type\":\"number\",\"values\":[1]}")]
    public void Whatever_changes_what_a_flag_is_or_does_changes_its_fingerprint(string before, string after)
    {
        string own = Set(Header, A, B)[0].ComputeFingerprint();
        string other = Set(Header.Replace(before, after, StringComparison.Ordinal), A.Replace(before, after, StringComparison.Ordinal), B)[0].ComputeFingerprint();

        Assert.NotEqual(own, other);
    }

    [Fact]
    public void A_set_s_fingerprint_is_that_of_all_its_flags()
    {
        string own = Set(Header, A, B).ComputeFingerprint();

        Assert.Equal(own, Set(Header, A, B).ComputeFingerprint());
        Assert.NotEqual(own, Set(Header, A).ComputeFingerprint());
        Assert.NotEqual(own, Set(Header, A, B.Replace("\"one\"}", "\"two\"}", StringComparison.Ordinal)).ComputeFingerprint());
    }

    [Fact]
    public async Task Says_which_flags_are_missing_unknown_and_different_until_the_store_is_told()
    {
        using MemoryStoreHost host = new(_log, Header, A, B);
        await host.Store.WriteFingerprintsAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["b"] = "another", ["z"] = "of another build" }, Cancelled);

        FlagDriftReport drift = await host.Drift.FindAsync(host.Store, Cancelled);
        Assert.Equal(["a"], drift.Missing);
        Assert.Equal(["z"], drift.Unknown);
        Assert.Equal(["b"], drift.Different);
        Assert.Equal("1 missing in the store (a); 1 unknown to this build (z); 1 different (b)", drift.ToString());

        await host.Sync.WriteAsync(host.Store, cancellationToken: Cancelled);
        Assert.Equal(["z"], (await host.Drift.FindAsync(host.Store, Cancelled)).Unknown);

        FlagDriftReport before = await host.Sync.WriteAsync(host.Store, removeUnknown: true, Cancelled);
        Assert.Equal("1 unknown to this build (z)", before.ToString());
        Assert.True((await host.Drift.FindAsync(host.Store, Cancelled)).IsEmpty);
    }

    [Fact]
    public void A_long_report_is_one_short_line()
    {
        string[] many = [.. Enumerable.Range(0, 20_000).Select(static number => new string('k', 200) + number)];

        string text = new FlagDriftReport(many, many, many).ToString();

        Assert.InRange(text.Length, 1, 1200);
        Assert.Contains("20000 different", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public async Task A_host_says_once_after_its_start_what_differs()
    {
        using MemoryStoreHost host = new(_log, Header, A, B);
        await host.Store.WriteFingerprintsAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["b"] = "another" }, Cancelled);

        await host.RunAsync();

        Assert.Equal(
            "The flags of this build are not those that memory was told of: 1 missing in the store (a); 1 different (b). FlagDefinitionSync.WriteAsync tells it",
            Assert.Single(_log.At(LogLevel.Warning)));
    }

    [Fact]
    public async Task A_host_whose_store_was_told_of_this_build_and_one_whose_store_was_never_told_say_nothing()
    {
        using MemoryStoreHost never = new(_log, Header, A, B);
        await never.RunAsync();
        using MemoryStoreHost told = new(_log, Header, A, B);
        await told.Sync.WriteAsync(told.Store, cancellationToken: Cancelled);
        await told.RunAsync();

        Assert.Empty(_log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Of_a_store_that_is_away_at_the_start_one_line_tells_and_when_it_is_back_the_drift_is_told()
    {
        AwayStore store = new();
        await store.WriteFingerprintsAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["b"] = "another" }, Cancelled);
        store.IsAway = true;
        using MemoryStoreHost host = new(_log, [Header, A, B], store);
        await host.StartAsync();
        await Eventually.IsTrue(() => store.Refused >= 4);
        Assert.Contains("could not be read from", Assert.Single(_log.At(LogLevel.Error).Concat(_log.At(LogLevel.Warning))), StringComparison.Ordinal);

        store.IsAway = false;
        await host.StopWhenReportedAsync();

        Assert.Contains("1 missing in the store (a); 1 different (b)", Assert.Single(_log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_only_the_fingerprints_cannot_be_read_is_told_once()
    {
        AwayStore store = new() { AreFingerprintsAway = true };
        using MemoryStoreHost host = new(_log, [Header, A, B], store);
        await host.StartAsync();
        await Eventually.IsTrue(() => store.Refused >= 4);

        Assert.Contains("could not be compared", Assert.Single(_log.At(LogLevel.Error).Concat(_log.At(LogLevel.Warning))), StringComparison.Ordinal);

        store.AreFingerprintsAway = false;
        await host.StopWhenReportedAsync();
    }

    private sealed class AwayStore() : ForwardingFlagStore(new MemoryFlagStore())
    {
        private int _refused;

        public bool IsAway { get; set; }

        public bool AreFingerprintsAway { get; set; }

        /// <summary>How often the fingerprints were asked for in vain.</summary>
        public int Refused => Volatile.Read(ref _refused);

        public override ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken) =>
            IsAway ? throw new IOException("Connection refused.") : base.ReadAsync(position, cancellationToken);

        public override ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken)
        {
            if (!IsAway && !AreFingerprintsAway)
            {
                return base.ReadFingerprintsAsync(cancellationToken);
            }

            Interlocked.Increment(ref _refused);
            throw new IOException("Connection refused.");
        }
    }

    private static FlagDefinitionSet Set(params string[] lines) => Register(new FlagRegistry(), lines);

    private static FlagDefinitionSet Register(FlagRegistry registry, string[] lines)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return FlagDefinitionSet.Register<object>(registry, "Test.Flags", lines.Length - 1, () => text, static accessors => accessors);
    }

    /// <summary>A host with a store in memory and a registry of its own.</summary>
    private sealed class MemoryStoreHost : IDisposable
    {
        private readonly IHost _host;
        private readonly FlagDefinitionSet _set;

        public MemoryStoreHost(LogLines log, params string[] lines)
            : this(log, lines, new MemoryFlagStore())
        {
        }

        public MemoryStoreHost(LogLines log, string[] lines, FlagStore store)
        {
            FlagRegistry registry = new();
            _set = Register(registry, lines);
            HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Logging.AddProvider(log);
            builder.Services.AddTypedFlags(registry, static options =>
            {
                options.ReadyTimeout = TimeSpan.FromMilliseconds(20);
                options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromMilliseconds(10);
            }).AddStore(_ => store);
            _host = builder.Build();
        }

        public FlagStore Store => _host.Services.GetRequiredService<FlagStore>();

        public FlagDrift Drift => _host.Services.GetRequiredService<FlagDrift>();

        public FlagDefinitionSync Sync => _host.Services.GetRequiredService<FlagDefinitionSync>();

        /// <summary>Starts, waits until the store has been looked at, and stops.</summary>
        public async Task RunAsync()
        {
            await StartAsync();
            await StopWhenReportedAsync();
        }

        public Task StartAsync() => _host.StartAsync(Cancelled);

        public async Task StopWhenReportedAsync()
        {
            await _host.Services.GetServices<IHostedService>().OfType<FlagDriftReporter>().Single().Reported.WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
            await _host.StopAsync(Cancelled);
            GC.KeepAlive(_set);
        }

        public void Dispose() => _host.Dispose();
    }
}
