using System.Text.Json;

namespace TypedFlags.Redis.Tests.Support;

/// <summary>Writes of the flags of flags.yaml.</summary>
internal static class Write
{
    public static FlagStateWrite NewCart(string state) => Of("new_cart", state);

    public static FlagStateWrite GiftWrap(string state) => Of("gift_wrap", state);

    private static FlagStateWrite Of(string key, string state) => new() { FlagKey = key, State = JsonElement.Parse(state), Actor = "olga" };
}
