using System.Diagnostics;
using System.Text;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>A dry run is a diff that other tools take, and comes to what the run itself comes to.</summary>
public class DryRunTests
{
    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--source-only"];

    [Fact]
    public void Shows_what_would_change_and_changes_nothing()
    {
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout);

        ToolResult result = folder.Run([.. KeepOn, "--dry-run"]);

        Assert.Equal(
            """
            --- a/Checkout.cs
            +++ b/Checkout.cs
            @@ -5,11 +5,6 @@
                 // What a customer pays with.
                 public string Open(string user)
                 {
            -        if (Flags.NewCheckout.IsEnabled(new TypedFlags.FlagContext(user)))
            -        {
            -            return "new for " + user;
            -        }
            -
            -        return "old for " + user;
            +        return "new for " + user;
                 }
             }
            --- a/flags.yaml
            +++ b/flags.yaml
            @@ -1,3 +1,2 @@
             namespace: Shop
            -flags:
            -  new_checkout: { rollout: 50 }
            +flags: {}

            """,
            result.Output);
        Assert.Equal((0, "new_checkout, kept on: 1 use removed, 2 files would change.\n"), (result.Code, result.Error));
        Assert.Equal(Shop.Checkout, File.ReadAllText(Path.Combine(folder.Path, "Checkout.cs")));
    }

    [Theory]
    [InlineData("git apply --check removal.diff && git apply removal.diff")]
    [InlineData("patch --binary -s -p1 < removal.diff")]
    public async Task Applied_by_others_it_is_what_the_run_does(string apply)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no patch.");
        Assert.SkipUnless(await HasAsync(apply.Split(' ')[0]), "It is not here.");
        using ToolFolder applied = Create();
        using ToolFolder removed = Create();

        Assert.Equal(0, removed.Run(KeepOn).Code);
        applied.With("removal.diff", applied.Run([.. KeepOn, "--dry-run"]).Output is var diff ? Encoding.Latin1.GetBytes(Latin1(diff)) : []);
        ToolResult outcome = await ToolProcess.FinishAsync(ToolProcess.StartShell(applied.Path, apply));

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        File.Delete(Path.Combine(applied.Path, "removal.diff"));
        Assert.Equal(Contents(removed), Contents(applied));

        // UTF-8 as it came, byte for byte.
        static string Latin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A solution with all that is hard for a diff: line ends of Windows, no line end at the end, a mark at the beginning, blanks in names.</summary>
    private static ToolFolder Create() => Shop.Create()
        .With("Shop.Core/With blank/Größe.cs", "\ufeff" + Shop.Checkout.Replace("class Checkout", "class Größe", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal))
        .With("Shop.Core/NoEnd.cs", "namespace Shop;\n\npublic class NoEnd\n{\n    public bool On { get; } = true && Flags.NewCheckout.IsEnabled(); }");

    private static async Task<bool> HasAsync(string program)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, UseShellExecute = false });
            await process!.WaitForExitAsync();
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string[] Contents(ToolFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder.Path, file)}: {Convert.ToHexString(File.ReadAllBytes(file))}")];
}
