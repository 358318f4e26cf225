using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Tests.Shop;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Engine;

public sealed class StaticAccessTests : IDisposable
{
    private readonly ShopProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public void Without_an_engine_the_compiled_definitions_answer()
    {
        Assert.True(_process.Flags.NewCart.IsEnabled());
        Assert.False(_process.Flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void The_only_engine_answers()
    {
        _process.StartWith(("TypedFlags:Flags:gift-wrap", "true"));

        Assert.True(_process.Flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void A_handle_taken_before_the_engine_came_asks_the_engine()
    {
        BooleanFlag early = _process.Flags.GiftWrap;
        Assert.False(early.IsEnabled());

        _process.StartWith(("TypedFlags:Flags:gift-wrap", "true"));

        Assert.True(early.IsEnabled());
    }

    [Fact]
    public void After_the_only_engine_is_disposed_the_compiled_definitions_answer()
    {
        _process.StartWith(("TypedFlags:Flags:gift-wrap", "true")).Dispose();

        Assert.False(_process.Flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void Among_several_engines_the_scope_says_which()
    {
        FlagEngine on = EngineOf(_process.StartWith(("TypedFlags:Flags:gift-wrap", "true")));
        FlagEngine off = EngineOf(_process.StartWith(("TypedFlags:Flags:new_cart", "false")));

        using (on.Use())
        {
            Assert.True(_process.Flags.GiftWrap.IsEnabled());
            using (off.Use())
            {
                Assert.False(_process.Flags.NewCart.IsEnabled());
                Assert.False(_process.Flags.GiftWrap.IsEnabled());
            }

            Assert.True(_process.Flags.GiftWrap.IsEnabled());
        }

        Assert.Empty(_process.Log.At(LogLevel.Warning));
    }

    [Fact]
    public void Several_engines_and_no_scope_give_the_compiled_definitions_and_one_warning()
    {
        _process.StartWith(("TypedFlags:Flags:gift-wrap", "true"));
        _process.StartWith(("TypedFlags:Flags:gift-wrap", "true"));

        for (int call = 0; call < 3; call++)
        {
            Assert.False(_process.Flags.GiftWrap.IsEnabled());
            Assert.True(_process.Flags.NewCart.IsEnabled());
        }

        string warning = Assert.Single(_process.Log.At(LogLevel.Warning));
        Assert.Contains("Several flag engines are live in this process and no scope says which one 'Shop.Flags' means", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void The_warning_is_not_repeated_for_another_assembly_or_after_a_change_of_state()
    {
        ChangingConfiguration configuration = new();
        _process.StartWith(configuration.Root);
        _process.StartWith();
        FlagDefinitionSet other = Register(
            """
            {"format":1}
            {"key":"other_flag","type":"boolean","default":false}
            """);

        _process.Flags.GiftWrap.IsEnabled();
        other.Accessors.Boolean(0).IsEnabled();
        configuration.Replace(("TypedFlags:Flags:gift-wrap", "true"));
        _process.Flags.GiftWrap.IsEnabled();

        Assert.Single(_process.Log.At(LogLevel.Warning));
    }

    [Fact]
    public void An_engine_that_goes_while_another_thread_looks_it_up_leaves_no_old_answer_behind()
    {
        _process.StartWith(("TypedFlags:Flags:gift-wrap", "true"));
        ServiceProvider second = _process.StartWith();

        // The log is written in the middle of the look-up.
        _process.Log.OnWarning = second.Dispose;
        _process.Flags.GiftWrap.IsEnabled();

        Assert.True(_process.Flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void A_logger_that_throws_does_not_reach_whoever_asks()
    {
        _process.StartWith(("TypedFlags:Flags:late_flag:rollout", "much"));
        _process.Log.OnWarning = static () => throw new InvalidOperationException("The log is full.");
        FlagDefinitionSet late = Register(
            """
            {"format":1}
            {"key":"late_flag","type":"boolean","default":true}
            """);

        Assert.True(late.Accessors.Boolean(0).IsEnabled());
        _process.StartWith();
        Assert.False(_process.Flags.GiftWrap.IsEnabled());

        // Each was told all the same: that nobody declares the flag yet, that its share is no number, and that there are several engines.
        Assert.Equal(3, _process.Log.At(LogLevel.Warning).Count);
    }

    [Fact]
    public void A_closed_scope_that_a_timer_still_holds_does_not_hold_the_engine()
    {
        (WeakReference engine, ExecutionContext? flow) = UseAndDispose();

        for (int attempt = 0; attempt < 10 && engine.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(engine.IsAlive);
        GC.KeepAlive(flow);
    }

    [Fact]
    public async Task An_engine_scope_follows_awaits_and_new_tasks()
    {
        FlagEngine engine = EngineOf(_process.StartWith(("TypedFlags:Flags:gift-wrap", "true")));
        _process.StartWith();

        using (engine.Use())
        {
            await Task.Yield();
            Assert.True(_process.Flags.GiftWrap.IsEnabled());
            Assert.True(await Task.Run(() => _process.Flags.GiftWrap.IsEnabled()));
        }

        Assert.False(_process.Flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void Another_flow_does_not_see_an_engine_scope()
    {
        FlagEngine engine = EngineOf(_process.StartWith(("TypedFlags:Flags:gift-wrap", "true")));
        _process.StartWith();
        using AutoResetEvent opened = new(initialState: false);
        bool? seenElsewhere = null;
        Thread elsewhere = new(() =>
        {
            opened.WaitOne();
            seenElsewhere = _process.Flags.GiftWrap.IsEnabled();
        });
        elsewhere.Start();

        using (engine.Use())
        {
            opened.Set();
            elsewhere.Join();
        }

        Assert.False(seenElsewhere);
    }

    [Fact]
    public void Engines_that_come_and_go_under_load_never_leave_an_old_answer_behind()
    {
        using CancellationTokenSource done = new();
        Thread[] readers = [Reader(done.Token), Reader(done.Token)];
        try
        {
            for (int round = 0; round < 300; round++)
            {
                using (FlagEngine engine = new(_process.Registry, EngineSettings.WithoutHost, [new FailingProvider("""{"max_items":{"serve":7}}""")], NullLogger.Instance))
                {
                    Assert.Equal(7, _process.Flags.MaxItems.GetValue());
                }

                Assert.Equal(20, _process.Flags.MaxItems.GetValue());
            }
        }
        finally
        {
            done.Cancel();
            Array.ForEach(readers, static reader => reader.Join());
        }
    }

    [Fact]
    public void When_one_of_two_engines_goes_the_other_answers()
    {
        ServiceProvider first = _process.StartWith(("TypedFlags:Flags:gift-wrap", "true"));
        _process.StartWith(("TypedFlags:Flags:new_cart", "false"));
        Assert.True(_process.Flags.NewCart.IsEnabled());

        first.Dispose();

        Assert.False(_process.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public void Injected_flags_ask_their_own_engine_whatever_else_is_there()
    {
        ServiceProvider first = _process.StartWith(("TypedFlags:Flags:gift-wrap", "true"));
        ServiceProvider second = _process.StartWith();

        using (EngineOf(second).Use())
        {
            Assert.True(first.GetRequiredService<IShopFlags>().GiftWrap.IsEnabled());
            Assert.False(second.GetRequiredService<IShopFlags>().GiftWrap.IsEnabled());
        }
    }

    [Fact]
    public void A_disposed_engine_still_answers_those_who_hold_it()
    {
        ServiceProvider provider = _process.StartWith(("TypedFlags:Flags:gift-wrap", "true"));
        IShopFlags flags = provider.GetRequiredService<IShopFlags>();

        provider.Dispose();

        Assert.True(flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void An_engine_serves_an_assembly_that_is_loaded_later()
    {
        _process.StartWith(("TypedFlags:Flags:late_flag", "true"));

        FlagDefinitionSet late = Register(
            """
            {"format":1}
            {"key":"late_flag","type":"boolean","default":false}
            """);

        Assert.True(late.Accessors.Boolean(0).IsEnabled());
    }

    [Fact]
    public void An_assembly_that_is_loaded_later_and_contradicts_another_is_logged()
    {
        _process.StartWith();

        FlagDefinitionSet late = Register(
            """
            {"format":1}
            {"key":"gift-wrap","type":"string","default":"paper"}
            """);

        Assert.Equal("paper", late.Accessors.String(0).GetValue());
        string error = Assert.Single(_process.Log.At(LogLevel.Error));
        Assert.StartsWith("Flag 'gift-wrap' is declared by two assemblies that do not agree", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_hosts_side_by_side_see_only_their_own_state()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 64), async (number, _) =>
        {
            FlagEngine engine;
            lock (_process)
            {
                engine = EngineOf(_process.StartWith(("TypedFlags:Flags:max_items:serve", $"{number}")));
            }

            using (engine.Use())
            {
                await Task.Yield();
                Assert.Equal(number, _process.Flags.MaxItems.GetValue());
                Assert.Equal(number, engine.Client.GetInteger("max_items", context: null, defaultValue: -1));
            }
        });
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private (WeakReference Engine, ExecutionContext? Flow) UseAndDispose()
    {
        using FlagEngine engine = new(_process.Registry, EngineSettings.WithoutHost, [], NullLogger.Instance);
        using IDisposable scope = engine.Use();
        return (new WeakReference(engine), ExecutionContext.Capture());
    }

    private Thread Reader(CancellationToken done)
    {
        Thread reader = new(() =>
        {
            while (!done.IsCancellationRequested)
            {
                _process.Flags.MaxItems.GetValue();
            }
        });
        reader.Start();
        return reader;
    }

    private static FlagEngine EngineOf(ServiceProvider provider) => provider.GetRequiredService<FlagEngine>();

    private FlagDefinitionSet Register(string text) =>
        FlagDefinitionSet.Register<object>(
            _process.Registry, "Late.Flags", text.AsSpan().Count('\n'), () => System.Text.Encoding.UTF8.GetBytes(text), static accessors => accessors);
}
