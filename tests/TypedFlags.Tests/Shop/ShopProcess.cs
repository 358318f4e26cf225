using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Shop;

/// <summary>
/// A process of its own for one test: the shop's definitions, and the engines the test makes for them. The static surface of
/// this process is <see cref="Flags"/>.
/// </summary>
internal sealed class ShopProcess : IDisposable
{
    private readonly List<IDisposable> _made = [];

    public ShopProcess()
    {
        Definitions = FlagDefinitionSet.Register<IShopFlags>(
            Registry, "Shop.Flags", ShopDefinitions.Count, static () => ShopDefinitions.Data, static accessors => new InjectedShopFlags(accessors));
        Flags = new InjectedShopFlags(Definitions.Accessors);
    }

    public FlagRegistry Registry { get; } = new();

    public FlagDefinitionSet Definitions { get; }

    /// <summary>Static access: the current engine is looked up at each call.</summary>
    public IShopFlags Flags { get; }

    /// <summary>What the engines wrote.</summary>
    public LogLines Log { get; } = new();

    /// <summary>A service provider over some configuration, whose engine is live when this returns.</summary>
    public ServiceProvider StartWith(params (string Key, string? Value)[] configuration)
    {
        IConfigurationRoot root = new ConfigurationBuilder()
            .AddInMemoryCollection(configuration.Select(static one => KeyValuePair.Create(one.Key, one.Value)))
            .Build();
        return StartWith(root);
    }

    public ServiceProvider StartWith(
        IConfiguration configuration, Action<TypedFlagsBuilder>? build = null, Action<TypedFlagsOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddSingleton(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        TypedFlagsBuilder builder = services.AddTypedFlags(Registry, configure);
        build?.Invoke(builder);
        ServiceProvider provider = services.BuildServiceProvider();
        _made.Add(provider);
        provider.GetRequiredService<FlagEngine>();
        return provider;
    }

    public void Dispose() => _made.ForEach(static one => one.Dispose());
}
