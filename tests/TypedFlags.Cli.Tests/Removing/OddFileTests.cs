using System.Diagnostics;
using System.Text;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>Files in a folder of code that are not what their names say.</summary>
public class OddFileTests
{
    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--source-only"];

    [Fact]
    public void At_a_pipe_nobody_waits()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes are no files there.");
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout);
        MakePipe(Path.Combine(folder.Path, "Pipe.cs"));
        MakePipe(Path.Combine(folder.Path, "pipe.txt"));

        Assert.Equal(0, folder.Run(KeepOn).Code);
    }

    [Fact]
    public void A_link_to_a_file_stays_one_and_the_file_is_changed_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "Link.cs"), "Checkout.cs");

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal(["new_checkout, kept on: 1 use removed, 2 files changed.", "  changed Checkout.cs", "  changed flags.yaml"], result.Lines);
        Assert.Equal("Checkout.cs", new FileInfo(Path.Combine(folder.Path, "Link.cs")).LinkTarget);
        Assert.Equal(Shop.CheckoutWithoutFlag, Read(folder, "Link.cs"));
    }

    [Fact]
    public void A_file_outside_of_the_path_is_not_changed_through_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using ToolFolder elsewhere = new ToolFolder().With("Checkout.cs", Shop.Checkout);
        using ToolFolder folder = Shop.WithoutProjects("class Other { bool A() => Flags.NewCheckout.IsEnabled(); }");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "Link.cs"), Path.Combine(elsewhere.Path, "Checkout.cs"));

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal(Shop.Checkout, Read(elsewhere, "Checkout.cs"));
        Assert.Equal(1, result.Code);
        Assert.Contains("'new_checkout' stays in its flags file", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_may_use_the_flag_which_stays_declared()
    {
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout).With("Page.cs", "class Page;\n");
        using (new FileStream(Path.Combine(folder.Path, "Page.cs"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            ToolResult result = folder.Run(KeepOn);

            Assert.Equal((1, ""), (result.Code, result.Error));
            Assert.Contains("Page.cs(1,1): out-of-sight: This file can't be read: ", result.Output, StringComparison.Ordinal);
            Assert.Contains("'new_checkout' stays in its flags file", result.Output, StringComparison.Ordinal);
        }

        Assert.Equal(0, folder.Run(KeepOn).Code);
    }

    [Fact]
    public void A_file_that_is_too_large_to_be_read_and_uses_the_flag_is_told_of()
    {
        StringBuilder large = new("class Large\n{\n    bool A() => Flags.NewCheckout.IsEnabled();\n");
        while (large.Length <= 4 * 1024 * 1024)
        {
            large.Append("    // One of the many lines that a machine wrote into this class, long and always the same.\n");
        }

        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout).With("Large.cs", large.Append("}\n").ToString());

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal(1, result.Code);
        Assert.Contains("Large.cs(3,23): out-of-sight: This file is too large to be rewritten", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_whose_usings_hold_for_all_others_is_not_deleted_with_its_last_class()
    {
        using ToolFolder folder = Shop.WithoutProjects("""
            global using System.Text;

            namespace Shop;

            internal static class Keys
            {
                internal const string NewCheckout = "new_checkout";
            }

            """).With("Other.cs", "class Other { StringBuilder A(Microsoft.FeatureManagement.IFeatureManager manager) => new(manager.IsEnabledAsync(Shop.Keys.NewCheckout).Result ? \"a\" : \"b\"); }");

        folder.Run(KeepOn);

        Assert.StartsWith("global using System.Text;\n", Read(folder, "Checkout.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("new_checkout", Read(folder, "Checkout.cs"), StringComparison.Ordinal);
    }

    private static void MakePipe(string path)
    {
        using Process process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static string Read(ToolFolder folder, string name) => File.ReadAllText(Path.Combine(folder.Path, name));
}
