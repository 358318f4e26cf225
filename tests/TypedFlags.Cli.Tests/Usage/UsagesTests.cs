using System.Text.Json;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Usage;

public class UsagesTests
{
    [Fact]
    public void Every_flag_is_shown_with_the_places_where_it_is_used()
    {
        using ToolFolder shop = Shop.Create();

        Assert.Equal(
            "new_checkout: 2 uses\n  Shop.Core/Checkout.cs(8,19): answer in Checkout.Open\n  Shop.Web/Program.cs(4,29): answer\nother: 0 uses\n",
            shop.Run("usages", "--source-only").Output);
    }

    [Fact]
    public void One_flag_is_looked_for_alone()
    {
        using ToolFolder shop = Shop.Create();

        Assert.Equal("other: 0 uses\n", shop.Run("usages", "other", "--source-only").Output);
    }

    [Fact]
    public void Constants_that_hold_the_name_are_followed_into_other_projects()
    {
        using ToolFolder shop = Shop.Create()
            .With("Shop.Core/Keys.cs", "namespace Shop;\n\npublic static class Keys\n{\n    public const string Payment = \"new_checkout\";\n}\n")
            .With("Shop.Web/Other.cs", "using Shop;\n\npublic class Other(TypedFlags.IFlagClient flags)\n{\n    public bool Is() => flags.GetBoolean(Keys.Payment, null, false);\n}\n");

        Assert.Contains("Shop.Web/Other.cs(5,47): answer in Other.Is", shop.Run("usages", "new_checkout", "--source-only").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void As_json_each_use_has_its_place()
    {
        using ToolFolder shop = Shop.Create();

        JsonElement flag = Assert.Single(JsonDocument.Parse(shop.Run("usages", "new_checkout", "--source-only", "--json").Output).RootElement.EnumerateArray());

        Assert.Equal(
            """{"file":"Shop.Core/Checkout.cs","line":8,"column":19,"kind":"answer","member":"Checkout.Open"}""",
            flag.GetProperty("uses")[0].GetRawText());
    }

    [Fact]
    public void A_misspelt_flag_is_asked_about()
    {
        using ToolFolder shop = Shop.Create();

        Assert.Equal(new ToolResult(2, "", "typedflags: There is no flag 'new_chekout' (did you mean 'new_checkout'?).\n"), shop.Run("usages", "new_chekout"));
    }
}
