using System.Text.Json;
using Index = TypedFlags.Tests.Shop.ShopDefinitions.Index;

namespace TypedFlags.Tests.Shop;

/// <summary>What the generator would make of the shop's flags.yaml, written by hand.</summary>
internal static class ShopFlags
{
    public static readonly FlagDefinitionSet All =
        FlagDefinitionSet.Register<IShopFlags>("Shop.Flags", ShopDefinitions.Count, static () => ShopDefinitions.Data, static accessors => new InjectedShopFlags(accessors));

    private static readonly FlagAccessors Accessors = All.Accessors;

    public static BooleanFlag NewCheckout => Accessors.Boolean((int)Index.NewCheckout);

    public static VariantFlag<string, CheckoutLayoutVariant> CheckoutLayout =>
        Accessors.StringVariant<CheckoutLayoutVariant>((int)Index.CheckoutLayout);
}

internal enum CheckoutLayoutVariant
{
    Control,
    Compact,
    Full,
}

internal enum RetryDelayVariant
{
    None,
    Short,
}

internal enum ThemeVariant
{
    Light,
    Dark,
}

internal sealed record LimitsValue(int Items, string Label)
{
    public static LimitsValue Read(JsonElement json) => new(json.GetProperty("items").GetInt32(), json.GetProperty("label").GetString()!);
}

internal interface IShopFlags
{
    VariantFlag<string, CheckoutLayoutVariant> CheckoutLayout { get; }

    ValueFlag<double> FreeShippingFrom { get; }

    BooleanFlag GiftWrap { get; }

    ValueFlag<LimitsValue> Limits { get; }

    ValueFlag<int> MaxItems { get; }

    BooleanFlag NewCart { get; }

    BooleanFlag NewCheckout { get; }

    VariantFlag<int, RetryDelayVariant> RetryDelay { get; }

    BooleanFlag StagingBanner { get; }

    ValueFlag<string> SupportEmail { get; }

    VariantFlag<LimitsValue, ThemeVariant> Theme { get; }

    FlagEvaluations EvaluateAll(FlagContext? context);
}

internal sealed class InjectedShopFlags(FlagAccessors accessors) : IShopFlags
{
    public VariantFlag<string, CheckoutLayoutVariant> CheckoutLayout =>
        accessors.StringVariant<CheckoutLayoutVariant>((int)Index.CheckoutLayout);

    public ValueFlag<double> FreeShippingFrom => accessors.Number((int)Index.FreeShippingFrom);

    public BooleanFlag GiftWrap => accessors.Boolean((int)Index.GiftWrap);

    public ValueFlag<LimitsValue> Limits => accessors.Object((int)Index.Limits, static json => LimitsValue.Read(json));

    public ValueFlag<int> MaxItems => accessors.Integer((int)Index.MaxItems);

    public BooleanFlag NewCart => accessors.Boolean((int)Index.NewCart);

    public BooleanFlag NewCheckout => accessors.Boolean((int)Index.NewCheckout);

    public VariantFlag<int, RetryDelayVariant> RetryDelay => accessors.IntegerVariant<RetryDelayVariant>((int)Index.RetryDelay);

    public BooleanFlag StagingBanner => accessors.Boolean((int)Index.StagingBanner);

    public ValueFlag<string> SupportEmail => accessors.String((int)Index.SupportEmail);

    public VariantFlag<LimitsValue, ThemeVariant> Theme =>
        accessors.ObjectVariant<LimitsValue, ThemeVariant>((int)Index.Theme, static json => LimitsValue.Read(json));

    public FlagEvaluations EvaluateAll(FlagContext? context) => accessors.EvaluateAll(context);
}
