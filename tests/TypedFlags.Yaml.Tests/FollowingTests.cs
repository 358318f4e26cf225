using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TypedFlags.Yaml.Tests;

/// <summary>Files change in many ways, and break in more; answers go on.</summary>
public sealed class FollowingTests : IAsyncDisposable
{
    private const string On = "flags: { new_cart: { enabled: true, serve: true } }";
    private const string Off = "flags: { new_cart: { enabled: false } }";

    private readonly YamlApp _app = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_file_that_is_written_over_is_read_again()
    {
        _app.WriteLongAgo(On);
        _app.Start();
        Assert.True(_app.Flags.NewCart.IsEnabled());

        _app.Write(Off);
        await Eventually.IsTrue(() => !_app.Flags.NewCart.IsEnabled());
        _app.Write(On);

        await Eventually.IsTrue(() => _app.Flags.NewCart.IsEnabled());
        Assert.Empty(_app.Lines);
    }

    [Fact]
    public async Task A_change_is_heard_of_without_a_poll()
    {
        _app.WriteLongAgo(On);
        _app.Start(static options => options.PollInterval = TimeSpan.FromHours(1));
        await Task.Delay(200, Cancelled);

        await Eventually.IsTrue(() =>
        {
            // Again until it is heard: listening begins in the background.
            _app.Write(Off);
            Thread.Sleep(100);
            return !_app.Flags.NewCart.IsEnabled();
        });
    }

    [Fact]
    public async Task A_file_that_an_editor_replaces_by_renaming_is_read_again()
    {
        _app.WriteLongAgo(On);
        _app.Start();

        string aside = Path.Combine(_app.Folder, ".state.yaml.swp");
        _app.Write(Off, aside);
        File.Move(_app.File, _app.File + "~");
        File.Move(aside, _app.File);

        await Eventually.IsTrue(() => !_app.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task A_ConfigMap_that_Kubernetes_swaps_is_read_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Kubernetes does this on Linux.");
        WriteVersion("..2026_1", On);
        Directory.CreateSymbolicLink(Path.Combine(_app.Folder, "..data"), "..2026_1");
        File.CreateSymbolicLink(_app.File, Path.Combine("..data", "state.yaml"));
        _app.Start();
        await Eventually.IsTrue(() => _app.Flags.NewCart.IsEnabled());

        WriteVersion("..2026_2", Off);
        Directory.CreateSymbolicLink(Path.Combine(_app.Folder, "..data_tmp"), "..2026_2");
        using (Process rename = Process.Start(new ProcessStartInfo("mv", ["-T", "..data_tmp", "..data"]) { WorkingDirectory = _app.Folder, UseShellExecute = false })!)
        {
            // .NET renames no links to folders.
            await rename.WaitForExitAsync(Cancelled);
            Assert.Equal(0, rename.ExitCode);
        }

        Directory.Delete(Path.Combine(_app.Folder, "..2026_1"), recursive: true);

        await Eventually.IsTrue(() => !_app.Flags.NewCart.IsEnabled());

        void WriteVersion(string folder, string text)
        {
            Directory.CreateDirectory(Path.Combine(_app.Folder, folder));
            _app.Write(text, Path.Combine(_app.Folder, folder, "state.yaml"));
        }
    }

    [Fact]
    public async Task A_mistake_changes_nothing_is_told_once_with_its_place_and_told_to_be_over()
    {
        _app.WriteLongAgo(Off);
        _app.Start();

        _app.Write("flags:\n  new_cart: { enabled: true\n  old_cart: true\n");
        await Eventually.IsTrue(() => _app.Lines.Count > 0);
        await Task.Delay(400, Cancelled);

        Assert.False(_app.Flags.NewCart.IsEnabled());
        Assert.Matches(@"state\.yaml\(\d,\d+\): ", Assert.Single(_app.Lines));
        _app.Write(On);
        await Eventually.IsTrue(() => _app.Flags.NewCart.IsEnabled());
        await Eventually.IsTrue(() => _app.Log.At(LogLevel.Information).Any(line => line.Contains("again", StringComparison.Ordinal)));
        Assert.Single(_app.Lines);
    }

    [Fact]
    public async Task A_deleted_file_changes_nothing_and_is_told_once_even_where_it_is_optional()
    {
        _app.WriteLongAgo(Off);
        _app.Start(static options => options.Optional = true);

        File.Delete(_app.File);
        await Eventually.IsTrue(() => _app.Lines.Count > 0);
        await Task.Delay(300, Cancelled);

        Assert.False(_app.Flags.NewCart.IsEnabled());
        Assert.Contains("is gone", Assert.Single(_app.Lines), StringComparison.Ordinal);
        _app.Write(On);
        await Eventually.IsTrue(() => _app.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task An_optional_file_may_come_later_with_its_folder_and_nothing_is_said_until_then()
    {
        string path = Path.Combine(_app.Folder, "later", "state.yaml");
        _app.Start(static options => options.Optional = true, path);
        await Task.Delay(200, Cancelled);
        Assert.True(_app.Flags.NewCart.IsEnabled());
        Assert.Empty(_app.Lines);

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _app.Write(Off, path);

        await Eventually.IsTrue(() => !_app.Flags.NewCart.IsEnabled());
        Assert.Empty(_app.Lines);
    }

    [Fact]
    public async Task A_file_that_has_to_be_there_and_is_not_is_told_once_and_read_when_it_comes()
    {
        _app.Start();
        await Task.Delay(200, Cancelled);

        Assert.Contains("is not there", Assert.Single(_app.Lines), StringComparison.Ordinal);
        _app.Write(Off);
        await Eventually.IsTrue(() => !_app.Flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task A_file_that_is_written_slowly_is_read_when_it_is_whole()
    {
        // Cut behind any line, this is valid, and says that the flag is on.
        string slow = "flags:\n  new_cart: true\n  old_cart: true\n" + string.Concat(Enumerable.Repeat("  # more\n", 20)) + "  layout: full\n";
        _app.WriteLongAgo(Off);
        _app.Start(static options => options.SettleTime = TimeSpan.FromSeconds(2));
        int halves = 0;

        await using (FileStream file = new(_app.File, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            foreach (char character in slow)
            {
                file.WriteByte((byte)character);
                await file.FlushAsync(Cancelled);
                await Task.Delay(1, Cancelled);
                halves += _app.Flags.OldCart.IsEnabled() && _app.Flags.Layout.GetValue() != "f" ? 1 : 0;
            }
        }

        await Eventually.IsTrue(() => _app.Flags.Layout.GetValue() == "f");
        Assert.Equal(0, halves);
        Assert.Empty(_app.Lines);
    }

    [Fact]
    public async Task A_file_cut_at_any_place_inside_a_value_leaves_the_last_answer()
    {
        const string Json = """{ "flags": { "new_cart": { "enabled": true, "serve": true } } }""";
        _app.WriteLongAgo(Off);
        _app.Start(static options => options.SettleTime = TimeSpan.Zero);

        for (int length = 1; length < Json.Length; length += 3)
        {
            _app.Write(Json[..length]);
            await Task.Delay(5, Cancelled);
            Assert.False(_app.Flags.NewCart.IsEnabled());
        }

        _app.Write(Json);
        await Eventually.IsTrue(() => _app.Flags.NewCart.IsEnabled());
    }
}
