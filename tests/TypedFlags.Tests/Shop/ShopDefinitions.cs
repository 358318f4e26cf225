namespace TypedFlags.Tests.Shop;

/// <summary>The compiled definitions of a small shop, as the generator writes them: one flag of every kind of handle.</summary>
internal static class ShopDefinitions
{
    public const int Count = 11;

    public static ReadOnlySpan<byte> Data =>
"""
{"format":1,"context":{"plan":{"type":"string","values":["free","pro"]}}}
{"key":"checkout_layout","type":"string","variants":{"control":"one-column","compact":"compact","full":"full-width"},"users":{"full":["ada"]},"default":"control"}
{"key":"free_shipping_from","type":"number","default":49.5}
{"key":"gift-wrap","type":"boolean","default":false}
{"key":"limits","type":"object","default":{"items":10,"label":"small"}}
{"key":"max_items","type":"integer","default":20}
{"key":"new_cart","type":"boolean","default":true}
{"key":"new_checkout","type":"boolean","metadata":{"ticket":"PAY-17"},"requires":{"new_cart":true},"users":["ada"],"default":false}
{"key":"retry_delay","type":"integer","variants":{"none":0,"short":10},"default":"none"}
{"key":"staging_banner","type":"boolean","environments":["staging"],"default":true}
{"key":"support_email","type":"string","default":"help@shop.example"}
{"key":"theme","type":"object","variants":{"light":{"items":1,"label":"white"},"dark":{"items":2,"label":"black"}},"default":"light"}
"""u8;

    /// <summary>The flags' places in the set, in ordinal order of their keys.</summary>
    public enum Index
    {
        CheckoutLayout,
        FreeShippingFrom,
        GiftWrap,
        Limits,
        MaxItems,
        NewCart,
        NewCheckout,
        RetryDelay,
        StagingBanner,
        SupportEmail,
        Theme,
    }
}
