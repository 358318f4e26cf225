using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Shop;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Engine;

public sealed class ReloadTests : IDisposable
{
    private readonly ShopProcess _process = new();
    private readonly ChangingConfiguration _configuration = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public void A_change_of_configuration_changes_the_answers()
    {
        ServiceProvider provider = _process.StartWith(_configuration.Root);
        IShopFlags injected = provider.GetRequiredService<IShopFlags>();
        Assert.False(_process.Flags.GiftWrap.IsEnabled());

        _configuration.Replace(("TypedFlags:Flags:gift-wrap", "true"));

        Assert.True(_process.Flags.GiftWrap.IsEnabled());
        Assert.True(injected.GiftWrap.IsEnabled());
    }

    [Fact]
    public void What_is_taken_out_of_the_configuration_goes_back_to_the_file()
    {
        _configuration.Replace(("TypedFlags:Flags:new_cart", "false"));
        _process.StartWith(_configuration.Root);
        Assert.False(_process.Flags.NewCart.IsEnabled());

        _configuration.Replace();

        Assert.True(_process.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public void A_disposed_engine_follows_no_longer()
    {
        ServiceProvider provider = _process.StartWith(_configuration.Root);
        IShopFlags injected = provider.GetRequiredService<IShopFlags>();
        provider.Dispose();

        _configuration.Replace(("TypedFlags:Flags:gift-wrap", "true"));

        Assert.False(injected.GiftWrap.IsEnabled());
    }

    [Fact]
    public void A_problem_is_logged_once_for_as_long_as_it_lasts()
    {
        (string Key, string? Value) problem = ("TypedFlags:Flags:nothing_like_it", "true");
        _configuration.Replace(problem);
        _process.StartWith(_configuration.Root);

        _configuration.Replace(problem, ("TypedFlags:Flags:gift-wrap", "true"));
        Assert.Single(_process.Log.At(LogLevel.Warning));

        _configuration.Replace();
        _configuration.Replace(problem);
        Assert.Equal(2, _process.Log.At(LogLevel.Warning).Count);
    }

    [Fact]
    public void A_layer_that_fails_keeps_what_it_said_and_says_so_in_the_log()
    {
        FailingProvider layer = new("""{"gift-wrap":true}""");
        using FlagEngine engine = new(_process.Registry, EngineSettings.WithoutHost, [layer], LoggerOf(_process));

        layer.Fail();

        Assert.True(_process.Flags.GiftWrap.IsEnabled());
        Assert.Contains("what was read before stays in force", Assert.Single(_process.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_in_the_middle_of_the_first_reading_is_not_missed()
    {
        ProviderThatChangesMeanwhile layer = new("""{"gift-wrap":false}""", """{"gift-wrap":true}""");
        using FlagEngine engine = new(_process.Registry, EngineSettings.WithoutHost, [layer], LoggerOf(_process));

        layer.WaitForChange();

        Assert.True(_process.Flags.GiftWrap.IsEnabled());
    }

    [Fact]
    public void Nobody_waits_for_a_source_that_is_slow()
    {
        using SlowProvider layer = new("""{"gift-wrap":true}""");
        using FlagEngine engine = new(_process.Registry, EngineSettings.WithoutHost, [layer], LoggerOf(_process));
        using SlowProvider.Reading reading = layer.BeginReading();

        Assert.True(_process.Flags.GiftWrap.IsEnabled());
        Assert.True(engine.GetFlags<IShopFlags>().GiftWrap.IsEnabled());
    }

    [Fact]
    public void An_assembly_that_is_loaded_while_a_source_is_slow_does_not_wait_either()
    {
        using SlowProvider layer = new("""{"gift-wrap":true}""");
        using FlagEngine engine = new(_process.Registry, EngineSettings.WithoutHost, [layer], LoggerOf(_process));
        using SlowProvider.Reading reading = layer.BeginReading();

        FlagDefinitionSet late = FlagDefinitionSet.Register<IShopFlags>(
            _process.Registry, "Late.Flags", ShopDefinitions.Count, static () => ShopDefinitions.Data, static accessors => new InjectedShopFlags(accessors));

        Assert.True(late.Accessors.Boolean((int)ShopDefinitions.Index.GiftWrap).IsEnabled());
    }

    [Fact]
    public void A_flag_that_is_in_use_has_its_new_plan_before_anybody_asks()
    {
        SetBoth("1");
        FlagEngine engine = _process.StartWith(_configuration.Root).GetRequiredService<FlagEngine>();
        _ = _process.Flags.MaxItems.GetValue();

        SetBoth("2");

        FlagSetSnapshot snapshot = engine.SnapshotOf(_process.Definitions);
        Assert.True(snapshot.HasPlanOf((int)ShopDefinitions.Index.MaxItems));
        Assert.False(snapshot.HasPlanOf((int)ShopDefinitions.Index.FreeShippingFrom));
    }

    [Fact]
    public void No_reader_ever_sees_half_a_change()
    {
        SetBoth("1");
        FlagEngine engine = _process.StartWith(_configuration.Root).GetRequiredService<FlagEngine>();
        using CancellationTokenSource done = new();
        Thread writer = new(() =>
        {
            for (int round = 0; !done.IsCancellationRequested; round++)
            {
                SetBoth(round % 2 == 0 ? "2" : "1");
            }
        });
        writer.Start();

        HashSet<int> seen = [];
        for (int read = 0; read < 20_000 || seen.Count < 2; read++)
        {
            FlagEvaluations all = engine.Client.EvaluateAll(context: null);
            int items = (int)all["max_items"].Value;
            seen.Add(items);
            Assert.Equal(items, (double)all["free_shipping_from"].Value);
        }

        done.Cancel();
        writer.Join();
    }

    private static ILogger LoggerOf(ShopProcess process) => process.Log.CreateLogger("TypedFlags.FlagEngine");

    private void SetBoth(string value) => _configuration.Replace(
        ("TypedFlags:Flags:max_items:serve", value),
        ("TypedFlags:Flags:free_shipping_from:serve", value));
}
