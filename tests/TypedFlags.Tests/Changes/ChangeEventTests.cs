using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Changes;

/// <summary>Who is told of what, when providers say something else.</summary>
public sealed class ChangeEventTests : IDisposable
{
    private const string Definitions =
        """
        {"format":1}
        {"key":"a","type":"boolean","default":false}
        {"key":"b","type":"boolean","default":false}
        {"key":"c","type":"boolean","schedule":[{"at":"2026-11-21T13:00:00Z","rollout":100}],"default":false}
        """;

    private readonly LogLines _log = new();
    private readonly FlagRegistry _registry = new();
    private readonly FlagDefinitionSet _set;
    private readonly ReplaceableProvider _lower = new("""{"a":true}""");
    private readonly ReplaceableProvider _upper = new("{}");
    private readonly ManualClock _clock = new();
    private readonly FlagEngine _engine;
    private readonly Channel<FlagsChanged> _told = Channel.CreateUnbounded<FlagsChanged>();

    public ChangeEventTests()
    {
        _set = FlagDefinitionSet.Register<object>(_registry, "Test.Flags", 3, static () => Encoding.UTF8.GetBytes(Definitions), static accessors => accessors);
        _engine = new FlagEngine(_registry, new EngineSettings("Production", _clock), [_lower, _upper], _log.CreateLogger("TypedFlags.FlagEngine"));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static TimeSpan Guard => TimeSpan.FromSeconds(60);

    private FlagAccessors Flags => (FlagAccessors)_engine.GetFlags(_set);

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task Names_the_flags_whose_state_changed_their_set_and_the_provider()
    {
        using IDisposable subscription = Listen();

        _lower.Replace("""{"b":true,"a":false}""");

        FlagsChanged change = await NextAsync();
        Assert.Equal("Test.Flags", change.SetName);
        Assert.Equal(["a", "b"], change.Keys);
        Assert.Equal(["a source that is replaced"], change.Providers);
    }

    [Fact]
    public async Task A_flag_that_nothing_is_said_of_any_more_has_changed_and_one_of_which_the_same_is_said_has_not()
    {
        _lower.Replace("""{"a":true,"b":{"rollout":5}}""");
        using IDisposable subscription = Listen();

        _lower.Replace("""{"b":{"rollout":5}}""");

        Assert.Equal(["a"], (await NextAsync()).Keys);
    }

    [Fact]
    public async Task Neither_the_same_state_nor_its_confirmation_is_a_change()
    {
        FlagProviderState state = FlagProviderState.FromJson("""{"a":true}""");
        using IDisposable subscription = Listen();

        _lower.Replace(state with { IsStale = true });
        _lower.Replace(state);
        _lower.Replace("""{"a":true}""");
        _lower.Replace("""{"a":false}""");

        // The first that is told, although it came last.
        Assert.Equal(["a"], (await NextAsync()).Keys);
        Assert.False(Flags.Boolean(0).IsEnabled());
        Assert.False(_told.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_step_of_a_schedule_changes_the_answer_and_is_not_told()
    {
        using IDisposable subscription = Listen();

        _clock.Advance(TimeSpan.FromHours(2));
        Assert.True(Flags.Boolean(2).IsEnabled());
        _upper.Replace("""{"b":true}""");

        Assert.Equal(["b"], (await NextAsync()).Keys);
    }

    [Fact]
    public async Task The_new_state_is_in_force_when_it_is_told()
    {
        Channel<bool> answers = Channel.CreateUnbounded<bool>();
        using IDisposable subscription = _engine.OnChanged(_ => answers.Writer.TryWrite(Flags.Boolean(1).IsEnabled()));

        _lower.Replace("""{"b":true}""");

        Assert.True(await answers.Reader.ReadAsync(Cancelled).AsTask().WaitAsync(Guard, Cancelled));
    }

    [Fact]
    public async Task Changes_are_told_in_their_order_and_not_on_the_thread_that_makes_them()
    {
        ConcurrentQueue<bool> wasLetGo = new();
        using SemaphoreSlim free = new(0);
        using IDisposable subscription = _engine.OnChanged(change =>
        {
            // The thread that makes the changes is busy until it lets go: had it to call this itself, it never would.
            wasLetGo.Enqueue(free.Wait(Guard, Cancelled));
            free.Release();
            _told.Writer.TryWrite(change);
        });

        for (int change = 0; change < 20; change++)
        {
            _lower.Replace(change % 2 == 0 ? """{"a":true,"b":true}""" : """{"a":false,"b":true}""");
        }

        free.Release();
        List<string> keys = [];
        for (int change = 0; change < 20; change++)
        {
            keys.Add(string.Join(',', (await NextAsync()).Keys));
        }

        // At first b is new; from then on only a goes to and fro.
        Assert.Equal(["b", .. Enumerable.Repeat("a", 19)], keys);
        Assert.DoesNotContain(false, wasLetGo);
    }

    [Fact]
    public async Task What_a_slow_subscriber_has_no_room_for_comes_together()
    {
        using SemaphoreSlim free = new(0);
        using IDisposable subscription = _engine.OnChanged(change =>
        {
            free.Wait(Guard, Cancelled);
            free.Release();
            _told.Writer.TryWrite(change);
        });

        for (int change = 0; change < 500; change++)
        {
            _lower.Replace(change % 2 == 0 ? """{"a":false}""" : """{"a":true}""");
        }

        _upper.Replace("""{"b":true}""");
        free.Release();

        List<FlagsChanged> all = [];
        do
        {
            all.Add(await NextAsync());
        }
        while (!all[^1].Keys.Contains("b"));

        Assert.InRange(all.Count, ChangeSubscription.MaxQueued, ChangeSubscription.MaxQueued + 1);
        Assert.Equal(["a", "b"], all[^1].Keys);
    }

    [Fact]
    public async Task A_subscriber_that_throws_is_logged_once_and_told_on_and_others_are_too()
    {
        using IDisposable bad = _engine.OnChanged(change =>
        {
            _told.Writer.TryWrite(change);
            throw new InvalidOperationException("The subscriber's own fault.");
        });
        Channel<FlagsChanged> good = Channel.CreateUnbounded<FlagsChanged>();
        using IDisposable other = _engine.OnChanged(change => good.Writer.TryWrite(change));

        for (int change = 0; change < 3; change++)
        {
            _lower.Replace(change % 2 == 0 ? "{}" : """{"a":true}""");
            await NextAsync();
            await good.Reader.ReadAsync(Cancelled).AsTask().WaitAsync(Guard, Cancelled);
        }

        Assert.Single(_log.At(LogLevel.Error));
    }

    [Fact]
    public async Task After_a_subscription_is_disposed_nothing_is_told_to_it()
    {
        ConcurrentQueue<FlagsChanged> ended = new();
        IDisposable subscription = _engine.OnChanged(ended.Enqueue);
        using IDisposable other = Listen();

        subscription.Dispose();
        subscription.Dispose();
        _lower.Replace("{}");
        await NextAsync();

        Assert.Empty(ended);
    }

    [Fact]
    public async Task What_waits_when_the_engine_is_disposed_is_not_told()
    {
        using SemaphoreSlim free = new(0);
        using SemaphoreSlim begun = new(0);
        int calls = 0;
        using IDisposable subscription = _engine.OnChanged(_ =>
        {
            Interlocked.Increment(ref calls);
            begun.Release();
            free.Wait(Guard, Cancelled);
        });
        _lower.Replace("{}");
        Assert.True(await begun.WaitAsync(Guard, Cancelled));
        _lower.Replace("""{"a":true}""");

        _engine.Dispose();
        free.Release(2);

        Assert.False(await begun.WaitAsync(TimeSpan.FromMilliseconds(200), Cancelled));
        Assert.Equal(1, Volatile.Read(ref calls));
        using IDisposable late = _engine.OnChanged(static _ => { });
    }

    [Fact]
    public async Task A_handle_tells_of_its_own_flag_only()
    {
        Channel<bool> answers = Channel.CreateUnbounded<bool>();
        BooleanFlag b = Flags.Boolean(1);
        using IDisposable subscription = b.OnChanged(() => answers.Writer.TryWrite(b.IsEnabled()));

        _lower.Replace("{}");
        _lower.Replace("""{"b":true}""");

        Assert.True(await answers.Reader.ReadAsync(Cancelled).AsTask().WaitAsync(Guard, Cancelled));
        Assert.False(answers.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_static_handle_follows_the_engine_that_is_current()
    {
        using SemaphoreSlim told = new(0);
        using IDisposable subscription = _set.Accessors.Boolean(0).OnChanged(() => told.Release());

        _lower.Replace("{}");

        Assert.True(await told.WaitAsync(Guard, Cancelled));
    }

    [Fact]
    public void Without_an_engine_a_static_handle_says_what_to_do()
    {
        _engine.Dispose();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => _set.Accessors.Boolean(0).OnChanged(static () => { }));

        Assert.Contains("after the host has started", error.Message, StringComparison.Ordinal);
    }

    private IDisposable Listen() => _engine.OnChanged(change => _told.Writer.TryWrite(change));

    private Task<FlagsChanged> NextAsync() => _told.Reader.ReadAsync(Cancelled).AsTask().WaitAsync(Guard, Cancelled);
}
