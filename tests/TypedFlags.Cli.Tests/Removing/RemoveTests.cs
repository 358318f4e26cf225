using System.Text;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>What <c>remove</c> writes, and what it says.</summary>
public class RemoveTests
{
    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--source-only"];

    [Fact]
    public void A_flag_leaves_all_projects_of_a_solution_and_its_flags_file()
    {
        using ToolFolder shop = Shop.Create();

        ToolResult result = shop.Run([.. KeepOn, "--path", "Shop.sln"]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal(Shop.CheckoutWithoutFlag, Read(shop, "Shop.Core/Checkout.cs"));
        Assert.Contains("app.MapGet(\"/\", () => \"new\");", Read(shop, "Shop.Web/Program.cs"), StringComparison.Ordinal);
        Assert.Equal("namespace: Shop\nvisibility: public\nflags:\n  other: { rollout: 50 }\n", Read(shop, "Shop.Core/flags.yaml"));
    }

    [Fact]
    public void The_report_says_what_changed_and_what_mentions_the_flag()
    {
        using ToolFolder shop = Shop.Create();

        Assert.Equal(
            [
                "new_checkout, kept on: 2 uses removed, 3 files changed.",
                "  changed Shop.Core/Checkout.cs",
                "  changed Shop.Web/Program.cs",
                "  changed Shop.Core/flags.yaml",
                "Left for you to look at:",
                "Shop.Web/appsettings.json(1,20): mention: This mentions 'new_checkout'.",
            ],
            shop.Run(KeepOn).Lines);
    }

    [Fact]
    public void As_json_the_report_is_one_object()
    {
        using ToolFolder shop = Shop.Create();

        Assert.Equal(
            """{"flag":"new_checkout","kept":"on","dryRun":false,"isGone":true,"uses":2,"files":[{"file":"Shop.Core/Checkout.cs","change":"changed","uses":1},"""
            + """{"file":"Shop.Web/Program.cs","change":"changed","uses":1},{"file":"Shop.Core/flags.yaml","change":"changed","uses":0}],"left":["""
            + """{"file":"Shop.Web/appsettings.json","line":1,"column":20,"reason":"mention","isUse":false,"message":"This mentions 'new_checkout'."}]}""" + "\n",
            shop.Run([.. KeepOn, "--json"]).Output);
    }

    [Fact]
    public void A_second_run_finds_no_such_flag_and_changes_nothing()
    {
        using ToolFolder shop = Shop.Create();
        shop.Run(KeepOn);
        string[] before = Contents(shop);

        // Its name still stands in the settings: that is told, and nothing else is done.
        ToolResult again = shop.Run(KeepOn);

        Assert.StartsWith("new_checkout, kept on: 0 uses removed, 0 files changed.\n", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, Contents(shop));
    }

    [Fact]
    public void Encodings_and_line_endings_stay_as_they_are()
    {
        string text = Shop.Checkout.Replace("pays", "zählt", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        string expected = Shop.CheckoutWithoutFlag.Replace("pays", "zählt", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Latin1, new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)])
        {
            using ToolFolder folder = Shop.WithoutProjects("").With("Checkout.cs", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

            Assert.Equal(0, folder.Run(KeepOn).Code);

            Assert.Equal((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(expected)], File.ReadAllBytes(Path.Combine(folder.Path, "Checkout.cs")));
        }
    }

    [Fact]
    public void Of_folders_that_builds_fill_nothing_is_read()
    {
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout).With("obj/Other.cs", Shop.Checkout).With("node_modules/a/b.cs", Shop.Checkout);

        folder.Run(KeepOn);

        Assert.Equal(Shop.Checkout, Read(folder, "obj/Other.cs"));
        Assert.Equal(Shop.Checkout, Read(folder, "node_modules/a/b.cs"));
    }

    [Fact]
    public void The_last_flag_stays_declared_as_long_as_its_class_is_named()
    {
        const string All = "namespace Shop;\n\npublic class Page\n{\n    public int Count() => Flags.All.Count;\n}\n";
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout).With("Page.cs", All);

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal(1, result.Code);
        Assert.Contains("Page.cs(5,27): unknown-use: This goes with the last flag of its flags file", result.Output, StringComparison.Ordinal);
        Assert.Contains("new_checkout", Read(folder, "flags.yaml"), StringComparison.Ordinal);
        folder.With("Page.cs", "");
        Assert.Equal(0, folder.Run(KeepOn).Code);
    }

    [Fact]
    public void Links_to_folders_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout).With("a/b.txt", "");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "a", "around"), folder.Path);

        Assert.Contains("1 use removed, 2 files changed", folder.Run(KeepOn).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_file_stops_it_before_anything_is_written()
    {
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout);
        string path = Path.Combine(folder.Path, "flags.yaml");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        ToolResult result = folder.Run(KeepOn);

        File.SetAttributes(path, FileAttributes.Normal);
        Assert.Equal((1, "flags.yaml: is read-only. Make it writable, or check it out, and run the same again.\ntypedflags: Nothing was written.\n"), (result.Code, result.Error));
        Assert.Equal(Shop.Checkout, Read(folder, "Checkout.cs"));
    }

    [Fact]
    public void Razor_is_left_and_keeps_the_entry_in_the_flags_file()
    {
        using ToolFolder shop = Shop.Create().With("Shop.Web/Pages/Index.cshtml", "@if (Shop.Flags.NewCheckout.IsEnabled())\n{\n    <p>New</p>\n}\n");

        ToolResult result = shop.Run(KeepOn);

        Assert.Equal(1, result.Code);
        Assert.Contains("Shop.Web/Pages/Index.cshtml(1,17): out-of-sight: Razor is not rewritten: put 'on' for the flag", result.Output, StringComparison.Ordinal);
        Assert.Contains("'new_checkout' stays in its flags file until no code uses it", result.Output, StringComparison.Ordinal);
        Assert.Contains("new_checkout: { users: [ada] }", Read(shop, "Shop.Core/flags.yaml"), StringComparison.Ordinal);
        Assert.Equal(Shop.CheckoutWithoutFlag, Read(shop, "Shop.Core/Checkout.cs"));
    }

    [Fact]
    public void A_constant_of_another_project_that_holds_the_key_is_known_by_what_it_holds()
    {
        using ToolFolder shop = Shop.Create()
            .With("Shop.Core/Keys.cs", "namespace Shop;\n\npublic static class Keys\n{\n    public const string Payment = \"new_checkout\";\n}\n")
            .With("Shop.Web/Other.cs", "using Shop;\n\npublic class Other\n{\n    public string Is(TypedFlags.IFlagClient flags) => flags.GetBoolean(Keys.Payment, null, false) ? \"yes\" : \"no\";\n}\n");

        shop.Run(KeepOn);

        Assert.Contains("public string Is(TypedFlags.IFlagClient flags) => \"yes\";", Read(shop, "Shop.Web/Other.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_a_component_uses_of_the_class_behind_it_stays()
    {
        using ToolFolder folder = Shop.WithoutProjects("namespace Shop;\n\npublic partial class Cart\n{\n    private bool isNew = Flags.NewCheckout.IsEnabled();\n}\n")
            .With("Cart.razor", "@if (isNew)\n{\n    <p>New</p>\n}\n");
        File.Move(Path.Combine(folder.Path, "Checkout.cs"), Path.Combine(folder.Path, "Cart.razor.cs"));

        folder.Run(KeepOn);

        Assert.Contains("private bool isNew = true;", Read(folder, "Cart.razor.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_fixture_set_to_the_dead_side_is_told_of_and_does_not_hold_the_entry()
    {
        using ToolFolder folder = Shop.Create().With("Shop.Core/CheckoutTests.cs", """
            using NSubstitute;
            using Xunit;

            namespace Shop;

            public interface IFeatures
            {
                bool IsEnabled(string name);
            }

            public class CheckoutTests
            {
                private readonly IFeatures _features = Substitute.For<IFeatures>();

                public CheckoutTests() => _features.IsEnabled("new_checkout").Returns(false);

                [Fact]
                public void Other() => Assert.False(_features.IsEnabled("other"));
            }

            """);

        ToolResult result = folder.Run("remove", "new_checkout", "--keep", "on", "--source-only", "--method", "IFeatures.IsEnabled");

        Assert.Contains("Shop.Core/CheckoutTests.cs(11,14): now-unused: What this set is the side of the flag that is gone", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.Code);
        Assert.DoesNotContain("new_checkout", File.ReadAllText(Path.Combine(folder.Path, "Shop.Core/flags.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_that_another_one_needs_stays_altogether()
    {
        using ToolFolder shop = Shop.Create();

        ToolResult result = shop.Run("remove", "new_checkout", "--keep", "off", "--source-only");

        Assert.Equal(1, result.Code);
        Assert.StartsWith("Shop.Core/flags.yaml(6): 'other' requires 'new_checkout'", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("typedflags: Nothing was written.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(Shop.Checkout, Read(shop, "Shop.Core/Checkout.cs"));
    }

    [Fact]
    public void A_flag_of_another_library_is_removed_by_its_name_and_the_methods_that_are_named()
    {
        using ToolFolder folder = new ToolFolder().With("Checkout.cs", """
            public interface IFeatureService
            {
                bool IsEnabled(string name);
            }

            public class Checkout
            {
                public string Open(IFeatureService features) => features.IsEnabled("NewCheckout") ? "new" : "old";
            }

            """);

        ToolResult result = folder.Run("remove", "NewCheckout", "--keep", "off", "--method", "IFeatureService.IsEnabled");

        Assert.Equal(0, result.Code);
        Assert.Contains("public string Open(IFeatureService features) => \"old\";", Read(folder, "Checkout.cs"), StringComparison.Ordinal);
        Assert.Contains("'NewCheckout' is in no flags.yaml here: if another system declares it, archive it there.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_another_target_framework_builds_is_told_of()
    {
        const string Code = "namespace Shop;\n\npublic static class Old\n{\n#if NETSTANDARD2_0\n    public static bool Is() => Flags.NewCheckout.IsEnabled();\n#endif\n}\n";
        using ToolFolder shop = Shop.Create().With("Shop.Core/Old.cs", Code);
        string project = Path.Combine(shop.Path, "Shop.Core", "Shop.Core.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", StringComparison.Ordinal));

        ToolResult result = shop.Run(KeepOn);

        Assert.Equal(1, result.Code);
        Assert.Contains("Shop.Core/Old.cs(6,38): out-of-sight: ", result.Output, StringComparison.Ordinal);
        Assert.Equal(Code, Read(shop, "Shop.Core/Old.cs"));
        Assert.Equal(Shop.CheckoutWithoutFlag, Read(shop, "Shop.Core/Checkout.cs"));
    }

    [Fact]
    public void A_file_that_cannot_be_parsed_is_left_and_told_of()
    {
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout).With("Broken.cs", "namespace Shop; class Broken { bool On() => Flags.NewCheckout.IsEnabled( ; }");

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal(1, result.Code);
        Assert.Contains("Broken.cs(1,1): out-of-sight: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("Flags.NewCheckout.IsEnabled( ;", Read(folder, "Broken.cs"), StringComparison.Ordinal);
    }

    private static string Read(ToolFolder folder, string path) => File.ReadAllText(Path.Combine(folder.Path, path));

    private static string[] Contents(ToolFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
}
