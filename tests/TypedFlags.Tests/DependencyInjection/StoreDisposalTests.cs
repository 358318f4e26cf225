using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TypedFlags.Tests.Shop;

namespace TypedFlags.Tests.DependencyInjection;

/// <summary>Who disposes a store, and how often.</summary>
public sealed class StoreDisposalTests : IDisposable
{
    private readonly ShopProcess _process = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _process.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_store_is_disposed_once_and_so_is_what_was_put_around_it(bool hasAlerts, bool isAsync)
    {
        CountingStore inner = new(new MemoryFlagStore());
        CountingStore outer = new(inner);
        ServiceCollection services = new();
        TypedFlagsBuilder builder = services.AddTypedFlags(_process.Registry).AddStore(_ => inner).DecorateStore((_, _) => outer);
        if (hasAlerts)
        {
            builder.AddAlerts(static options =>
            {
                options.Url = new Uri("https://alerts.example.com/");
                options.Secret = new byte[AlertOptions.MinSecretBytes];
            });
        }

        ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<FlagEngine>();
        _ = provider.GetRequiredService<FlagStore>();
        _ = provider.GetServices<FlagStore>().ToList();
        if (isAsync)
        {
            await provider.DisposeAsync();
        }
        else
        {
            provider.Dispose();
        }

        Assert.Equal((1, 1), (outer.Disposals, inner.Disposals));
    }

    [Fact]
    public async Task Operations_write_to_the_store_that_the_engine_reads()
    {
        ServiceCollection services = new();
        services.AddTypedFlags(_process.Registry).AddMemoryStore().DecorateStore(static (_, store) => new CountingStore(store));
        await using ServiceProvider provider = services.BuildServiceProvider();
        IShopFlags flags = provider.GetRequiredService<IShopFlags>();
        Assert.True(flags.NewCart.IsEnabled());

        await provider.GetRequiredService<FlagStore>().WriteAsync(
            new FlagStateWrite { FlagKey = "new_cart", State = JsonElement.Parse("false"), Actor = "olga" }, Cancelled);

        await Eventually.IsTrue(() => !flags.NewCart.IsEnabled());
    }

    private sealed class CountingStore(FlagStore inner) : ForwardingFlagStore(inner), IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose()
        {
            Disposals++;
            (Inner as IDisposable)?.Dispose();
        }
    }
}
