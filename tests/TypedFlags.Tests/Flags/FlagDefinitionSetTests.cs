using TypedFlags.Tests.Shop;

namespace TypedFlags.Tests.Flags;

public sealed class FlagDefinitionSetTests : IDisposable
{
    private readonly ShopProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public void The_definitions_are_in_order_of_their_keys() =>
        Assert.Equal(
            ["checkout_layout", "free_shipping_from", "gift-wrap", "limits", "max_items", "new_cart", "new_checkout", "retry_delay", "staging_banner", "support_email", "theme"],
            _process.Definitions.Select(static definition => definition.Key));

    [Fact]
    public void A_definition_is_found_by_its_exact_key()
    {
        Assert.Equal(FlagType.Integer, _process.Definitions.Find("max_items")?.Type);
        Assert.Null(_process.Definitions.Find("MAX_ITEMS"));
    }

    [Fact]
    public void Registering_reads_nothing()
    {
        FlagDefinitionSet set = FlagDefinitionSet.Register<IShopFlags>(
            _process.Registry, "Broken", count: 1, static () => throw new InvalidOperationException("read"), static accessors => new InjectedShopFlags(accessors));

        Assert.Equal("Broken (1 flags)", set.ToString());
        Assert.NotNull(set.Accessors.Boolean(0));
    }

    [Fact]
    public void A_registry_does_not_keep_a_set_that_nobody_uses()
    {
        FlagRegistry registry = new();
        WeakReference forgotten = RegisterAndForget(registry);

        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.False(forgotten.IsAlive);
        Assert.Empty(registry.Sets);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference RegisterAndForget(FlagRegistry registry) =>
        new(FlagDefinitionSet.Register<IShopFlags>(
            registry, "Shop.Flags", ShopDefinitions.Count, static () => ShopDefinitions.Data, static accessors => new InjectedShopFlags(accessors)));
}
