using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Refresh;

/// <summary>How an engine keeps up with a source that takes its time, fails, hangs, or tells of changes.</summary>
public sealed partial class RefreshTests : IDisposable
{
    private static readonly FlagProviderState On = FlagProviderState.FromJson("""{"f":true}""");
    private static readonly FlagProviderState Off = FlagProviderState.FromJson("""{"f":false}""");

    private static readonly TimeSpan LongestRetry = TimeSpan.FromMilliseconds(20);

    private readonly LogLines _log = new();
    private readonly FlagRegistry _registry = new();
    private readonly List<FlagEngine> _engines = [];
    private readonly FlagDefinitionSet _set;

    public RefreshTests() => _set = FlagDefinitionSet.Register<object>(
        _registry,
        "Test.Flags",
        count: 1,
        static () => Encoding.UTF8.GetBytes("{\"format\":1}\n{\"key\":\"f\",\"type\":\"boolean\",\"default\":false}"),
        static accessors => accessors);

    private bool IsOn => _set.Accessors.Boolean(0).IsEnabled();

    public void Dispose() => _engines.ForEach(static engine => engine.Dispose());

    [Fact]
    public async Task Until_a_slow_source_answers_the_compiled_definitions_do()
    {
        TaskCompletionSource<FlagProviderState> answer = new();
        FlagEngine engine = Start(new ScriptedProvider((_, _, _) => answer.Task));

        Assert.False(IsOn);
        Assert.False(await engine.WaitUntilReadyAsync(TimeSpan.Zero, Cancelled));
        Assert.False(Assert.Single(engine.Providers).IsLoaded);

        answer.SetResult(On);
        Assert.True(await engine.WaitUntilReadyAsync(Guard, Cancelled));
        Assert.True(IsOn);
        Assert.True(Assert.Single(engine.Providers).IsLoaded);
    }

    [Fact]
    public async Task A_source_that_fails_at_first_is_asked_again()
    {
        ScriptedProvider provider = new((load, _, _) => load < 3 ? throw new IOException("The source is away.") : Task.FromResult(On));
        FlagEngine engine = Start(provider);

        Assert.True(await engine.WaitUntilReadyAsync(Guard, Cancelled));
        Assert.True(IsOn);
        Assert.Null(Assert.Single(engine.Providers).Error);
    }

    [Fact]
    public async Task A_failure_is_told_once_and_so_is_its_end()
    {
        ScriptedProvider provider = new((load, _, _) => load is 1 or > 4 ? Task.FromResult(On) : throw new IOException("The source is away."));
        FlagEngine engine = Start(provider);

        provider.Change();
        Assert.NotNull(Assert.Single(engine.Providers).FailingSince);
        Assert.Contains("The source is away", engine.Providers[0].Error, StringComparison.Ordinal);
        await UntilAsync(() => engine.Providers[0].Error is null);

        Assert.True(IsOn);
        Assert.Single(_log.At(LogLevel.Error));
        await UntilAsync(() => _log.At(LogLevel.Information).Count == 1);
        Assert.Empty(_log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Of_a_failure_that_is_wrapped_in_others_the_innermost_reason_is_told_too()
    {
        IOException reason = new("Connection refused");
        InvalidOperationException wrapped = new("It is likely due to something else.", new IOException("Failed to connect", reason));
        ScriptedProvider provider = new((load, _, _) => load is 1 ? Task.FromResult(On) : throw wrapped);
        FlagEngine engine = Start(provider);

        provider.Change();
        await UntilAsync(() => _log.At(LogLevel.Error).Count == 1);

        Assert.EndsWith("It is likely due to something else. Failed to connect: Connection refused", _log.At(LogLevel.Error)[0], StringComparison.Ordinal);
        Assert.EndsWith("Failed to connect: Connection refused", engine.Providers[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_that_hangs_is_given_up_and_tried_again()
    {
        ScriptedProvider provider = new((load, _, _) => load == 2 ? new TaskCompletionSource<FlagProviderState>().Task : Task.FromResult(load == 1 ? Off : On));
        Start(provider, static refresh => refresh with { LoadTimeout = TimeSpan.FromMilliseconds(50) });

        provider.Change();
        await UntilAsync(() => IsOn);

        Assert.Contains("no answer within 0.05 s", Assert.Single(_log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_is_polled()
    {
        ScriptedProvider provider = new((load, _, _) => Task.FromResult(load < 5 ? Off : On)) { Poll = TimeSpan.FromMilliseconds(10) };
        Start(provider);

        await UntilAsync(() => IsOn);

        Assert.InRange(provider.Loads, 5, int.MaxValue);
    }

    [Fact]
    public async Task Changes_during_a_reading_lead_to_one_more()
    {
        TaskCompletionSource<FlagProviderState> slow = new();
        ScriptedProvider provider = new((load, _, _) => load == 2 ? slow.Task : Task.FromResult(load == 1 ? Off : On));
        Start(provider);

        for (int change = 0; change < 10; change++)
        {
            provider.Change();
        }

        Assert.Equal(2, provider.Loads);
        slow.SetResult(Off);
        await UntilAsync(() => IsOn);
        Assert.Equal(3, provider.Loads);
    }

    [Fact]
    public void A_source_that_returns_what_it_returned_before_changes_nothing()
    {
        ScriptedProvider provider = new((load, previous, _) => Task.FromResult(load == 1 ? On : previous));
        FlagEngine engine = Start(provider);
        FlagSetSnapshot before = engine.SnapshotOf(_set);

        provider.Change();

        Assert.Same(before, engine.SnapshotOf(_set));
    }

    [Fact]
    public void A_null_in_the_place_of_a_state_is_a_failure_like_any_other()
    {
        ScriptedProvider provider = new((load, _, _) => Task.FromResult(load == 1 ? On : null!));
        Start(provider);

        provider.Change();

        Assert.True(IsOn);
        Assert.Single(_log.At(LogLevel.Error));
    }

    [Fact]
    public async Task A_disposed_engine_ends_its_readings_and_its_listening_and_says_nothing()
    {
        TaskCompletionSource watching = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ScriptedProvider provider = new(static async (_, _, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return On;
        })
        {
            Watch = async stop =>
            {
                watching.SetResult();
                await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => ended.SetResult(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            },
        };
        FlagEngine engine = Start(provider);
        await watching.Task.WaitAsync(Guard, Cancelled);

        engine.Dispose();

        await ended.Task.WaitAsync(Guard, Cancelled);
        provider.Change();
        Assert.Equal(1, provider.Loads);
        Assert.Empty(_log.At(LogLevel.Error));
        Assert.Empty(_log.At(LogLevel.Warning));
    }

    [Fact]
    public void Flags_whose_state_is_as_before_keep_their_plans()
    {
        ScriptedProvider provider = new((load, _, _) => Task.FromResult(FlagProviderState.FromJson(load == 1 ? """{"f":{"rollout":5}}""" : """{"f":{"rollout":5},"g":true}""")));
        FlagEngine engine = Start(provider);
        _ = IsOn;
        FlagPlan plan = engine.SnapshotOf(_set).PlanOf(0);

        provider.Change();

        Assert.Same(plan, engine.SnapshotOf(_set).PlanOf(0));
    }

    [Theory]
    [InlineData("""{"f":true}""", """{"f":{"rollout":5}}""")]
    [InlineData("""{"f":true,"nobody_s":true}""", """{"f":true}""")]
    [InlineData("""{"f":{"enabled":true,"tenants":{"acme":{"enabled":false}}}}""", """{"f":{"enabled":true,"tenants":{"acme":{"enabled":true}}}}""")]
    [InlineData("{}", """{"f":{"rolout":5}}""")]
    [InlineData("""{"F":true}""", """{"F":false}""")]
    [InlineData("""{"f":true,"F":false}""", """{"F":false}""")]
    public void A_change_leads_to_the_same_state_as_a_start_with_it(string before, string after)
    {
        ReplaceableProvider changing = new(before);
        FlagEngine changed = Start(changing, below: """{"f":{"users":["ada"]}}""");
        changing.Replace(after);
        IReadOnlyList<string> toldByChange = _log.At(LogLevel.Warning);

        FlagEngine started = Start(new ReplaceableProvider(after), below: """{"f":{"users":["ada"]}}""");

        FlagContext[] contexts = [new("ada"), new("bob"), new("eve") { TenantId = "acme" }];
        Assert.All(contexts, context => Assert.Equal(
            EngineUnderTest.Describe(started.Client.EvaluateAll(context)),
            EngineUnderTest.Describe(changed.Client.EvaluateAll(context))));
        Assert.Equal(started.SnapshotOf(_set).States.Count, changed.SnapshotOf(_set).States.Count);
        Assert.All(_log.At(LogLevel.Warning).Skip(toldByChange.Count), told => Assert.Contains(told, toldByChange));
    }

    [Fact]
    public void A_mistake_that_comes_back_is_told_again()
    {
        ScriptedProvider provider = new((load, previous, _) => Task.FromResult(load switch
        {
            1 => On,
            2 or 4 => previous.With([new FlagStateEntry("f", JsonElement.Parse("""{"rolout":5}""")), new FlagStateEntry("g", JsonElement.Parse("true"))]),
            _ => previous.With([new FlagStateEntry("f", default), new FlagStateEntry("g", default)]),
        }));
        Start(provider);

        provider.Change();
        Assert.Equal(2, _log.At(LogLevel.Warning).Count);
        provider.Change();
        provider.Change();

        Assert.Equal(4, _log.At(LogLevel.Warning).Count);
    }

    [Fact]
    public async Task A_write_to_a_store_changes_the_answers_and_a_tenant_s_only_the_tenant_s()
    {
        MemoryFlagStore store = new();
        FlagEngine engine = Start(new FlagStoreProvider(store));
        FlagContext acme = new("ada") { TenantId = "acme" };
        FlagContext umbrella = new("ada") { TenantId = "umbrella" };
        BooleanFlag flag = ((FlagAccessors)engine.GetFlags(_set)).Boolean(0);

        await store.WriteAsync(new FlagStateWrite { FlagKey = "f", TenantId = "acme", State = JsonElement.Parse("true"), Actor = "olga" }, Cancelled);
        await UntilAsync(() => flag.IsEnabled(acme));
        Assert.False(flag.IsEnabled(umbrella));

        await store.WriteAsync(new FlagStateWrite { FlagKey = "f", TenantId = "acme", Actor = "olga" }, Cancelled);
        await UntilAsync(() => !flag.IsEnabled(acme));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Ends a test that hangs; nothing is measured with it.</summary>
    private static TimeSpan Guard => TimeSpan.FromSeconds(60);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource guard = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        guard.CancelAfter(Guard);
        while (!condition())
        {
            await Task.Delay(5, guard.Token);
        }
    }

    private FlagEngine Start(FlagProvider provider, string below) => Start([new ReplaceableProvider(below), provider]);

    private FlagEngine Start(FlagProvider provider, Func<RefreshSettings, RefreshSettings>? change = null) => Start([provider], change);

    private FlagEngine Start(FlagProvider[] providers, Func<RefreshSettings, RefreshSettings>? change = null)
    {
        RefreshSettings quick = RefreshSettings.Default with { FirstRetry = TimeSpan.FromMilliseconds(10), LongestRetry = LongestRetry };
        FlagEngine engine = new(
            _registry,
            new EngineSettings("Production", TimeProvider.System) { Refresh = change?.Invoke(quick) ?? quick },
            providers,
            _log.CreateLogger("TypedFlags.FlagEngine"));
        _engines.Add(engine);
        return engine;
    }
}
