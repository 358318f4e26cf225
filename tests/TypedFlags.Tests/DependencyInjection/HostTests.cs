using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedFlags.Tests.Shop;

namespace TypedFlags.Tests.DependencyInjection;

/// <summary>Real hosts over this process's own registry: the only tests whose engines the static surface of the whole process sees.</summary>
public sealed class HostTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("typedflags-host-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Static_flags_use_the_engine_of_a_started_host_that_never_asks_for_it()
    {
        Assert.False(ShopFlags.NewCheckout.IsEnabled());

        using (IHost host = Build(("TypedFlags:Flags:new_checkout", "true")))
        {
            await host.StartAsync();
            Assert.True(ShopFlags.NewCheckout.IsEnabled());
            await host.StopAsync();
        }

        Assert.False(ShopFlags.NewCheckout.IsEnabled());
    }

    [Fact]
    public async Task A_hosted_service_may_ask_in_its_constructor()
    {
        using IHost host = Build([("TypedFlags:Flags:new_checkout", "true")], static services => services.AddHostedService<EarlyAsker>(), servicesFirst: true);
        await host.StartAsync();

        Assert.True(host.Services.GetServices<IHostedService>().OfType<EarlyAsker>().Single().Answer);
    }

    [Fact]
    public async Task The_environment_is_the_hosts()
    {
        using IHost host = Build();
        await host.StartAsync();

        Assert.Equal("Staging", host.Services.GetRequiredService<FlagEngine>().Environment);
    }

    [Fact]
    public async Task A_host_with_unusable_options_does_not_start()
    {
        using IHost host = Build([], static services => services.Configure<TypedFlagsOptions>(static options => options.Environment = ""));

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("TypedFlagsOptions.Environment is empty", error.Message, StringComparison.Ordinal);
        Assert.False(ShopFlags.NewCheckout.IsEnabled());
    }

    [Fact]
    public async Task A_change_of_appsettings_json_arrives_while_the_host_runs()
    {
        string file = Path.Combine(_directory.FullName, "appsettings.json");
        await File.WriteAllTextAsync(file, """{ "TypedFlags": { "Flags": { "checkout_layout": "compact" } } }""");
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Staging" });
        builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: true);
        builder.Services.AddTypedFlags();
        using IHost host = builder.Build();
        await host.StartAsync();
        Assert.Equal(CheckoutLayoutVariant.Compact, ShopFlags.CheckoutLayout.GetVariant());

        await File.WriteAllTextAsync(file, """{ "TypedFlags": { "Flags": { "checkout_layout": "full" } } }""");

        for (int wait = 0; wait < 200 && ShopFlags.CheckoutLayout.GetVariant() != CheckoutLayoutVariant.Full; wait++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(CheckoutLayoutVariant.Full, ShopFlags.CheckoutLayout.GetVariant());
    }

    [Fact]
    public async Task Two_hosts_in_one_process_are_told_apart_by_scope_and_by_injection()
    {
        using IHost on = Build(("TypedFlags:Flags:new_checkout", "true"));
        using IHost off = Build();
        await on.StartAsync();
        await off.StartAsync();

        Assert.True(on.Services.GetRequiredService<IShopFlags>().NewCheckout.IsEnabled());
        Assert.False(off.Services.GetRequiredService<IShopFlags>().NewCheckout.IsEnabled());
        using (on.Services.GetRequiredService<FlagEngine>().Use())
        {
            Assert.True(ShopFlags.NewCheckout.IsEnabled());
        }
    }

    private static IHost Build(params (string Key, string? Value)[] configuration) => Build(configuration, static _ => { });

    private static IHost Build((string Key, string? Value)[] configuration, Action<IServiceCollection> configure, bool servicesFirst = false)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Staging" });
        builder.Configuration.AddInMemoryCollection(configuration.Select(static one => KeyValuePair.Create(one.Key, one.Value)));
        if (servicesFirst)
        {
            configure(builder.Services);
        }

        // The stand-in has no module initialiser, which is what makes a real assembly's flags known before this call.
        builder.Services.AddTypedFlags().AddDefinitions(ShopFlags.All);
        if (!servicesFirst)
        {
            configure(builder.Services);
        }

        return builder.Build();
    }

    private sealed class EarlyAsker : BackgroundService
    {
        public bool Answer { get; } = ShopFlags.NewCheckout.IsEnabled();

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}
